using System.Text;

namespace Federation.Fuzz.Inputs;

/// <summary>What parsers stumble over: the tokens of each notation, texts, numbers and encodings.</summary>
internal static class Tokens
{
    private static readonly byte[][] Table = Bytes(";", ",", "\t", "|", "\"", "\"\"", "\n", "\r\n", "\r", "\"\n\"", ";\"", "\";", "\";\"", ";;;;", "\n\n", "ID;", "#2", "\"\"\"", "=cmd()", "MAIL", "Courriel;", "\\");

    private static readonly byte[][] Json = Bytes(
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\\"", "\\u0000", "\\ud800", "\\ud83d\\ude00", "\\uFDD0", "\\u00e9", "null", "true", "false", "{}", "[]", "\"\"", "{\"\":", "\"a\":{", "\"a\":[", "[[", "]]", "}}", "},{", "\n", "\"\n\"", "//", "/*", "NaN",
        "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:2154\"}},", "\"crs\":null,", "\"features\":[],", "\"elements\":[", "\"remark\":\"x\",", "\"remark\":null,", "\"type\":\"Polygon\",", "\"coordinates\":[[[1,2]]],", "\"data\":{", "\"data\":null,",
        "\"email\":\"x@example.org\",", "\"EMAIL\":1,", "\"em\\u0061il\":{},", "\"keymasters\":[{\"name\":\"a\"}],", "\"@type\":\"Person\",", "\"@graph\":[", "\"@type\":[\"Library\"],", "\"space\":\"a\",", "\"~1/~0\":1,");

    private static readonly byte[][] Xml = Bytes(
        "<", ">", "/>", "</", "<a>", "</a>", "&", "&amp;", "&#0;", "&#xD800;", "&#xFFFE;", "&#x110000;", "&lol;", "&#x1F600;", "<![CDATA[", "]]>", "<!--", "-->", "--", "<?pi ?>", "<?xml version='1.0' encoding='utf-16'?>", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>", "'", "\"", "=",
        "<!DOCTYPE a [<!ENTITY lol 'lol'>]>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>", " xmlns='http://x'", " xmlns:dc=''", "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd'/>", " a='1'", " a='1' a='2'", " xml:space='preserve'", "<b:c/>", "<:/>", "<tag k='email' v='x'/>", "<tag k='office' v='coworking'/>", "<nd ref='1'/>", "<center lat='1' lon='2'/>", "<remark>x</remark>", "<centre>", "</centre>", "<node/>", "\n", "#text", "<email>x</email>", " email='x'", "<dc:email/>");

    private static readonly byte[][] Html = Bytes(
        "<", ">", "</", "/>", "<li class=centre>", "</li>", "<ul>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<b>", "</b>", "<i>", "<a href='http://[']>", "<a href='javascript:x'>", "<a href=\"//x\">", "<script>", "</script>", "<script type='application/ld+json'>", "<!--", "-->", "<!doctype html>", "<!DOCTYPE>", "<template>", "</template>", "<svg>", "<math>", "<select>", "<option>", "<plaintext>", "<frameset>", "<textarea>", "</textarea>", "<title>", "<style>", "<noscript>", "<form>", "<p>", "<br>", "</p>", "<iframe>", "<meta charset=utf-16>", "<meta charset='koi8-r'>", "<meta charset=utf-7>", "<base href='x'>", "&", "&nbsp;", "&#0;", "&#xD800;", "&notit;", "\"", "'", "=", " class=who", " id=1", "<![CDATA[", "<foreignObject>", "<image>", "<isindex>", "<nobr>", "<h2>", "</body>", "</html>", "{\"@type\":\"Library\"}", "{", "}", "[", "]", "\\ud800", ",");

    private static readonly byte[][] Yaml = Bytes(
        "{", "}", "[", "]", ",", ": ", "- ", "\n", "\n  ", "\n    ", "#", "&a ", "*a", "!!str ", "|", ">", "'", "\"", "\\", "? ", "---\n", "...\n", "%YAML 1.2\n", "~", "null", "none", "true", "{x}", "{source}", "{", "}}",
        "source: { format: csv }", "format: csv", "format: xlsx", "format: json", "format: json-lines", "format: geojson", "format: xml", "format: html", "format: json-ld", "sheet: Lieux", "headers: none", "headers: [a, b, c]", "rowsBefore: 1", "delimiter: TAB", "encoding: utf-16", "encoding: windows-1252",
        "records: data.items", "records: \"[?a=='b'] | [0]\"", "keyed: true", "paging: { by: page, parameter: page }", "paging: { by: next, next: next }", "paging: { by: link }", "element: a", "each: div", "take: { nom: h3 }", "types: [Library]", "requestHeaders: { Accept: \"{source}\" }", "address: \"https://a.example/{source}\"",
        "groupBy: [nom]", "id: nom", "id: { hash: [nom] }", "id: { expression: \"a || b\" }", "where: { column: nom, matches: \"^(a+)+$\" }", "where: { expression: \"contains(@, 'a')\" }", "persons: [nom]", "first: [a, b]", "text: \"{a} {b}\"", "expression: \"[@,@]|[@,@]\"", "expression: \"to_string(@)\"",
        "steps: [{ split: \";\" }, { table: { folded: true, words: { a: wifi } } }]", "steps: [{ replace: { pattern: \"(x{0,99}y?){9}\", with: \"$0$0\" } }]", "steps: [{ pad: 5 }]", "steps: [{ drop: [a] }]", "steps: [{ join: \", \" }]", "otherwise: []", "flags: { nom: wifi }", "days: { monday: a, tuesday: b }",
        "location: { point: geometry, axes: auto, area: FR }", "location: { system: EPSG:2154, x: a, y: b }", "location: { system: 27572, x: a, y: b }", "location: { latitude: a, longitude: b }", "axes: lat-lon", "modifiedAt: { from: maj }", "fields:", "name: nom", "prices: { words: { text: \"{a}\" }, amount: a, unit: day }");

    // Whole texts, most of them half a character, no character, or several for one.
    public static IReadOnlyList<byte[]> Texts { get; } =
    [
        .. Bytes(
            "\0", "\uFDD0", "\uFDD1", "\uFFFE", "\uFFFD", "\uFEFF", "\u0092", "\u0085", "\u2028", "\u202E", "\u200B", "\u00AD", "\u00A0", "\u001F", "\u007F", "\v", "\f", "Ã©", "CafÃ©", "ÃƒÂ©", "â€™", "â‚¬", "ðŸ˜€", "Å“", "é", "e\u0301", "œ€", "Привет мир, это текст", "日本語の名前", "שלום", "ﷺ", "İ", "ß", "😀", "👩‍👩‍👧", "Z͑ͫ̓ͪ̂ͫ̽͏̴", "#N/D", "#REF!", "NULL", "https://", "https://example.org/…", "http://user:pw@example.org", "http://xn--80ak6aa92e.com", "www." + new string('a', 70) + ".fr", "a.b.c.d.e.f.g", "javascript:alert(1)", "file:///etc/passwd", "nobody@example.org", "France", ", Deutschland", "2019-04-31T25:61:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"),
        [0xC3], [0xFF], [0x80, 0x81, 0x82], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE9, 0xE8, 0xE7, 0xE0], [0x93, 0x94, 0x80],
    ];

    public static IReadOnlyList<byte[]> Numbers { get; } = Bytes(
        "0", "-0", "00", "01210", "1e999", "-1e999", "1e-400", "1E+2", "NaN", "Infinity", "0x10", "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "2147483648", "-1", "913", "90", "-90", "90.0000001", "180", "-180", "180.0000001", "47,32", "47.32.1", "1 234", "1\u00A0234", "٣", "１２", "+5", ".5", "5.", "1e", "--1", "0.1e-10", "4.9e-324", "1.7976931348623157e308", new string('9', 400), "0." + new string('1', 400), "");

    /// <summary>What a huge field is made of.</summary>
    public static IReadOnlyList<byte[]> Blocks { get; } = Bytes(new string('x', 64), new string('<', 64), new string('é', 64), new string(' ', 64), new string('1', 64), string.Concat(Enumerable.Repeat("lieu ", 16)));

    public static IReadOnlyList<byte[]> Marks { get; } = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0], [0, 0, 0], [0xEF, 0xBB], [0x2B, 0x2F, 0x76, 0x38]];

    public static IReadOnlyList<Encoding> Encodings { get; } =
    [
        Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.Latin1,
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!, CodePagesEncodingProvider.Instance.GetEncoding(1251)!, CodePagesEncodingProvider.Instance.GetEncoding(932)!, CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!, CodePagesEncodingProvider.Instance.GetEncoding("iso-2022-jp")!,
    ];

    public static IReadOnlyList<byte[]> Of(Notation notation) => notation switch
    {
        Notation.Table => Table,
        Notation.Json => Json,
        Notation.Xml => Xml,
        Notation.Yaml => Yaml,
        _ => Html,
    };

    /// <summary>What nests.</summary>
    public static IReadOnlyList<byte[]> Openings(Notation notation) => notation switch
    {
        Notation.Table => Bytes("\"", ";\"", ";"),
        Notation.Json => Bytes("[", "{\"a\":", "[{\"a\":", "\\"),
        Notation.Xml => Bytes("<a>", "<a b='c'>", "<b:a xmlns:b='c'>", "<node>", "<centre>", "<![CDATA["),
        Notation.Yaml => Bytes("[", "{a: ", "- ", "a:\n ", "\"", "{a: &a [*a, "),
        _ => Bytes("<div>", "<b>", "<table>", "<svg>", "<template>", "<a href=x>", "<p><i>", "<li class=centre>", "<select>", "<table><tr><td>"),
    };

    private static byte[][] Bytes(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
