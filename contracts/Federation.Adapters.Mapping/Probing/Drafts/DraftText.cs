using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Probing.Fields;
using Federation.Adapters.Mapping.Probing.Sketches;

namespace Federation.Adapters.Mapping.Probing.Drafts;

/// <summary>Writes a draft as a person would: what was seen stands beside it, and what nothing was made of at the end. Pure.</summary>
internal static partial class DraftText
{
    private const int MostListed = 120;

    /// <param name="withPaging">False for a trial on a sample, which is one page.</param>
    public static string Of(string address, SourceSketch sketch, FieldsDraft draft, bool withPaging)
    {
        var yaml = new StringBuilder();
        AppendWho(yaml, address);
        yaml.Append('\n').Append(SourceYaml.Of(sketch, withPaging)).Append("\nrecords:\n");
        yaml.Append(draft.Id.Yaml.TrimEnd('\n')).Append(Seen(draft.Id.Columns, null)).Append('\n');
        AppendPersons(yaml, draft);
        yaml.Append("\nfields:\n");
        string group = "";
        foreach (var field in draft.Fields) AppendField(yaml, field, ref group);
        AppendUnused(yaml, draft);
        return yaml.ToString();
    }

    /// <summary>Lower case letters, digits and hyphens of the host's or the file's name.</summary>
    public static string IdOf(string address)
    {
        string id = NoId().Replace(Values.Folding.Of(Named(address)).ToLowerInvariant(), "-").Trim('-');
        return id.Length == 0 || !char.IsAsciiLetter(id[0]) ? $"listing{(id.Length == 0 ? "" : "-")}{id}"[..Math.Min(50, id.Length + 8 - (id.Length == 0 ? 1 : 0))].TrimEnd('-') : id[..Math.Min(50, id.Length)].TrimEnd('-');
    }

    private static void AppendWho(StringBuilder yaml, string address)
    {
        string named = Masked.OneLine(Named(address), 80);
        yaml.Append("# A draft: look at every line, and at what it makes (federation adapter preview).\n");
        yaml.Append("# Un brouillon : relisez chaque ligne, et ce qu'elle donne (federation adapter preview).\n");
        yaml.Append(CultureInfo.InvariantCulture, $"id: {IdOf(address)}\nversion: 0.1.0\n");
        yaml.Append(CultureInfo.InvariantCulture, $"name: {{ en: {YamlScalar.Of($"Listing of {named}")}, fr: {YamlScalar.Of($"Liste de {named}")} }}\n");
        yaml.Append("# TO FILL IN before anything is published: under which licence may these data be used, and which line has to name their publisher?\n");
        yaml.Append("# À REMPLIR avant toute publication : sous quelle licence ces données peuvent-elles être utilisées, et quelle mention doit citer leur éditeur ?\n");
        yaml.Append("licence: { id: unknown, name: \"Unknown, to be filled in\", url: \"https://example.invalid/licence\" }\n");
        yaml.Append(CultureInfo.InvariantCulture, $"attribution: {YamlScalar.Of(named)}\n");
    }

    private static void AppendPersons(StringBuilder yaml, FieldsDraft draft)
    {
        var persons = draft.Columns.Where(column => column.IsPerson).Select(column => PersonWords.Outermost(column.Name)).Distinct(StringComparer.Ordinal).Take(100).ToList();
        if (persons.Count > 0) yaml.Append(CultureInfo.InvariantCulture, $"  # These are called as what names or reaches a person, or hold mailboxes: they are cut out before anything is stored.\n  persons: {YamlScalar.List(persons)}\n");
    }

    private static void AppendField(StringBuilder yaml, DraftField field, ref string group)
    {
        int point = field.Key.IndexOf('.', StringComparison.Ordinal);
        string indent = point < 0 ? "  " : "    ";
        if (point >= 0 && group != field.Key[..point]) yaml.Append(CultureInfo.InvariantCulture, $"  {field.Key[..point]}:\n");
        group = point < 0 ? "" : field.Key[..point];
        string seen = Seen(field.Columns, field.Note);
        if (!field.IsBlock)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"{indent}{field.Key[(point + 1)..]}: {field.Yaml}{seen}\n");
            return;
        }

        yaml.Append(CultureInfo.InvariantCulture, $"{indent}{field.Key[(point + 1)..]}:{seen}\n");
        foreach (string line in field.Yaml.Trim('\n').Split('\n')) yaml.Append(CultureInfo.InvariantCulture, $"{indent}  {line}\n");
    }

    private static void AppendUnused(StringBuilder yaml, FieldsDraft draft)
    {
        var unused = draft.Columns.Where(column => !column.IsPerson && !draft.Used.Contains(column.Name)).ToList();
        if (unused.Count == 0) return;
        yaml.Append("\n# Nothing was made of these columns:\n");
        foreach (var column in unused.Take(MostListed)) yaml.Append(CultureInfo.InvariantCulture, $"#   {Masked.OneLine(column.Name, 80)}: {Share(column)}{Examples(column)}\n");
        if (unused.Count > MostListed) yaml.Append(CultureInfo.InvariantCulture, $"#   and {unused.Count - MostListed} more\n");
    }

    private static string Seen(IReadOnlyList<ColumnProfile> columns, string? note)
    {
        string seen = string.Join("; ", columns.Take(2).Select(column => Share(column) + Examples(column)).Append(note).Where(part => part is { Length: > 0 }));
        return seen.Length == 0 ? "" : $"  # {seen}";
    }

    private static string Share(ColumnProfile column) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(column.Filled * 100):0} % filled");

    private static string Examples(ColumnProfile column) => column.Examples(2) is { Count: > 0 } examples ? $", for example {string.Join(", ", examples.Select(example => $"\"{example}\""))}" : "";

    // Of an address the host alone: a path or a query can hold a key.
    private static string Named(string address) => SourceStart.IsWebAddress(address) && Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : Path.GetFileNameWithoutExtension(address);

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NoId();
}
