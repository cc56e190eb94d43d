/** Radicals and marks that Unicode gives no fitting equivalent, each in front of the character that looks like it. */
const RADICALS =
  '⺀冫⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈⺈⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罓⺴罓⺵罓⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟︰：︙…';
const RADICAL = new Map(
  [...RADICALS].flatMap((character, i, all) => (i % 2 === 0 ? [[character, all[i + 1] ?? character] as const] : [])),
);
/** Kangxi radicals, compatibility ideographs, forms for vertical lines and small forms, ligatures. */
const COMPATIBLE =
  /[\u2e80-\u2eff\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48\ufe50-\ufe6b]|\ud87e[\udc00-\ude1f]/g;
/** Marks that stand among Chinese characters in their wide forms. */
const WIDE = /[!(),:;?[\]{}]/g;

/** A character in its usual form, where it is written by one that only looks the same: ⽅ as 方, ⻋ as 车, ︵ as （, ﬁ as fi. */
export function foldGlyph(text: string): string {
  return text.replace(COMPATIBLE, (character) => {
    const plain = RADICAL.get(character) ?? character.normalize('NFKC');
    return character >= '\ufe10' && character <= '\ufe6b'
      ? plain.replace(WIDE, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
      : plain;
  });
}
