using System.Globalization;
using System.Text;
using Federation.Adapters.Mapping.Probing.Sketches;

namespace Federation.Adapters.Mapping.Probing.Drafts;

/// <summary>Writes the part <c>source</c> of a draft.</summary>
internal static class SourceYaml
{
    /// <param name="withPaging">False for a sample, which is one page.</param>
    public static string Of(SourceSketch sketch, bool withPaging)
    {
        var yaml = new StringBuilder("source:\n").Append(CultureInfo.InvariantCulture, $"  format: {sketch.Format}\n");
        if (sketch.Encoding is { } encoding) yaml.Append(CultureInfo.InvariantCulture, $"  encoding: {YamlScalar.Of(encoding)}\n");
        if (sketch.Delimiter is { } delimiter) yaml.Append(CultureInfo.InvariantCulture, $"  delimiter: {(delimiter == '\t' ? "TAB" : $"\"{delimiter}\"")}\n");
        if (sketch.Sheet is { } sheet) yaml.Append(CultureInfo.InvariantCulture, $"  sheet: {YamlScalar.Of(sheet)}\n");
        if (sketch.RowsBefore > 0) yaml.Append(CultureInfo.InvariantCulture, $"  rowsBefore: {sketch.RowsBefore}\n");
        if (!sketch.HasHeaders) yaml.Append("  headers: none\n");
        if (sketch.Records is { } records) yaml.Append(CultureInfo.InvariantCulture, $"  records: {YamlScalar.Of(records)}\n");
        if (sketch.IsKeyed) yaml.Append("  keyed: true\n");
        if (sketch.Element.Length > 0) yaml.Append(CultureInfo.InvariantCulture, $"  element: {YamlScalar.Of(sketch.Element)}\n");
        if (sketch.Types.Count > 0) yaml.Append(CultureInfo.InvariantCulture, $"  types: {YamlScalar.List(sketch.Types)}\n");
        if (sketch.Each.Length > 0) AppendPage(yaml, sketch);
        if (withPaging && sketch.Paging is { } paging) yaml.Append(CultureInfo.InvariantCulture, $"  paging: {Paging(paging)}\n");
        return yaml.ToString();
    }

    private static void AppendPage(StringBuilder yaml, SourceSketch sketch)
    {
        yaml.Append(CultureInfo.InvariantCulture, $"  each: {YamlScalar.Of(sketch.Each)}\n  take:\n");
        foreach (var take in sketch.Take)
        {
            var keys = new List<string>();
            if (take.Select is { } select) keys.Add($"select: {YamlScalar.Of(select)}");
            if (take.Attribute is { } attribute) keys.Add($"attribute: {YamlScalar.Of(attribute)}");
            if (take.IsPerson) keys.Add("person: true");
            yaml.Append(CultureInfo.InvariantCulture, $"    {YamlScalar.Of(take.Name)}: {{ {string.Join(", ", keys)} }}\n");
        }
    }

    private static string Paging(PagingSketch paging)
    {
        var keys = new List<string> { $"by: {paging.By}" };
        if (paging.Next is { } next) keys.Add($"next: {YamlScalar.Of(next)}");
        if (paging.Parameter is { } parameter) keys.Add($"parameter: {YamlScalar.Of(parameter)}");
        if (paging.Start is { } start && start != (paging.By == "page" ? 1 : 0)) keys.Add(string.Create(CultureInfo.InvariantCulture, $"start: {start}"));
        if (paging is { Size: { } size, SizeParameter: { } name }) keys.Add(string.Create(CultureInfo.InvariantCulture, $"size: {size}, sizeParameter: {YamlScalar.Of(name)}"));
        if (paging.Total is { } total) keys.Add($"total: {YamlScalar.Of(total)}");
        return $"{{ {string.Join(", ", keys)} }}";
    }
}
