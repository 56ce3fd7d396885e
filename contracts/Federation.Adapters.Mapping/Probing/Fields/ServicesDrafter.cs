using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Probing.Drafts;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>Drafts services: columns of yes and no, and a column of a few words with a table of every one that was met.</summary>
internal sealed partial class ServicesDrafter(ColumnPicker picker)
{
    private const int MostWords = 80;
    private const int LongestWord = 70;
    private static readonly string[] Vague = ["TYPE", "TYPES", "CATEGORIE", "CATEGORIES", "CATEGORY", "TAG", "TAGS", "AUTRES", "FEATURES"];
    private static readonly string[] Certain = ["|", ";", "+"];
    private static readonly string[] Separators = ["|", ";", "\n", " / ", "/", ",", "+", " - ", "-"];

    public DraftField? DraftServices()
    {
        var flags = Flags(KeyWords.Services);
        var parts = new List<string>();
        if (flags is not null) parts.Add(flags);
        var words = new List<ColumnProfile>();
        foreach (var column in picker.Ranked("services", IsWordList).Take(2))
        {
            var (split, found) = Words(column);
            if (found.Count == 0 || (words.Count > 0 && !found.Any(word => KeyWords.Services.Find(word).Count > 0))) continue;
            words.Add(picker.Use(column));
            parts.Add(Table(column, split, found));
        }

        if (parts.Count == 0) return null;
        string note = words.Count > 0 ? "every word that was met stands in the table; [] says that it means no service of docs/services.md, or that nobody has looked yet" : "";
        return new DraftField("services", "\n" + string.Join('\n', parts), words, note.Length > 0 ? note : null);
    }

    public DraftField? DraftAccessibility()
    {
        if (Flags(KeyWords.Accessibility) is { } flags) return new DraftField("accessibility", "\n" + flags, []);
        return picker.Take("accessibility", column => column.Share(ValueShapes.HasLetters)) is { } text ? DraftField.From("accessibility", text, DraftField.HtmlStep(text)) : null;
    }

    private string? Flags(KeyWords vocabulary)
    {
        var flags = picker.Free.Where(IsYesNo).Select(column => (column, keys: vocabulary.Find(column.Name[(column.Name.LastIndexOf('.') + 1)..].Replace('_', ' ')))).Where(entry => entry.keys.Count == 1).ToList();
        if (flags.Count == 0) return null;
        return $"- {{ flags: {{ {string.Join(", ", flags.Select(entry => $"{YamlScalar.Of(picker.Use(entry.column).Name)}: {YamlScalar.Of(entry.keys[0])}"))} }} }}";
    }

    private static bool IsYesNo(ColumnProfile column) => column.Distinct <= 8 && column.Share(text => YesNo.Read(text) is not null) >= 0.5;

    private static double IsWordList(ColumnProfile column)
    {
        if (column.Name.EndsWith("@type", StringComparison.Ordinal) || IsYesNo(column) || column.Share(ValueShapes.HasLetters) < 0.6) return 0;
        var (_, words) = Words(column);
        bool isOfAnything = words.All(word => KeyWords.Services.Find(word).Count == 0) && NameTokens.Of(column.Name).Any(Vague.Contains);
        return isOfAnything || words.Count is 0 or > MostWords ? 0 : 0.3 + (0.7 * words.Count(word => KeyWords.Services.Find(word).Count > 0) / words.Count);
    }

    // The separator under which the fewest different pieces remain, each short.
    private static (IReadOnlyList<string> Split, IReadOnlyList<string> Words) Words(ColumnProfile column)
    {
        if (IsHtmlList(column)) return (["|"], Distinct(column.Values.Select(value => HtmlFragment.TextOf(ItemEnd().Replace(value, "|")) ?? ""), ["|"]));
        var values = column.HasHtml ? column.Values.Select(value => HtmlFragment.TextOf(value) ?? "").Where(value => value.Length > 0).ToList() : column.Values;
        var whole = Distinct(values, []);
        var best = (Split: (IReadOnlyList<string>)[], Words: whole);
        foreach (string separator in Separators)
        {
            if (values.Count(value => value.Contains(separator, StringComparison.Ordinal)) * 10 < values.Count) continue;
            var pieces = Distinct(values, [separator]);
            if (Certain.Contains(separator) && pieces.All(piece => piece.Length <= LongestWord)) return pieces.Count <= MostWords ? ([separator], pieces) : ([], []);
            if (Cost(pieces) < Cost(best.Words)) best = ([separator], pieces);
        }

        if (best.Split.Count == 1 && best.Split[0] is "/" && values.Any(value => value.Contains(',', StringComparison.Ordinal))) best = (["/", ","], Distinct(values, ["/", ","]));
        return best.Words.All(word => word.Length <= LongestWord) && best.Words.Count <= MostWords ? best : ([], []);
    }

    private static bool IsHtmlList(ColumnProfile column) => column.Values.Any(value => ItemEnd().IsMatch(value));

    private static double Cost(IReadOnlyList<string> words) => words.Sum(word => 4.0 + word.Length) - (30.0 * words.Count(word => KeyWords.Services.Find(word).Count > 0));

    private static List<string> Distinct(IEnumerable<string> values, IReadOnlyList<string> separators) =>
        [.. values.SelectMany(value => separators.Count == 0 ? [value] : value.Split([.. separators], StringSplitOptions.None)).Select(word => word.Trim()).Where(word => word.Length > 0 && !Mailboxes.IsIn(word) && !ValueShapes.IsPhone(word)).DistinctBy(Folding.Of).Take(500)];

    private static string Table(ColumnProfile column, IReadOnlyList<string> split, IReadOnlyList<string> words)
    {
        var lines = words.Select(word => (word, keys: KeyWords.Services.Find(word))).OrderByDescending(word => word.keys.Count > 0).ThenBy(word => word.word, StringComparer.OrdinalIgnoreCase)
            .Select(word => $"          {YamlScalar.Of(word.word)}: {(word.keys is [var only] ? YamlScalar.Of(only) : YamlScalar.List(word.keys))}");
        string html = IsHtmlList(column) ? "\n    - replace: { pattern: \"</li>\\\\s*<li>\", with: \"|\" }\n    - html" : column.HasHtml ? "\n    - html" : "";
        string pieces = split.Count > 0 ? $"\n    - split: {(split is [var one] ? YamlScalar.Of(one) : YamlScalar.List(split))}" : "";
        return $"- from: {YamlScalar.Of(column.Name)}\n  steps:{html}{pieces}\n    - table:\n        folded: true\n        words:\n{string.Join('\n', lines)}";
    }

    [GeneratedRegex(@"</li>\s*<li>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ItemEnd();
}
