using System.Globalization;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Probing.Drafts;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>How the draft tells records apart.</summary>
/// <param name="Yaml">The lines under <c>records:</c>.</param>
/// <param name="Columns">What they are told apart by.</param>
internal sealed record IdDraft(string Yaml, IReadOnlyList<ColumnProfile> Columns, bool IsGrouped);

/// <summary>Finds the source's own id; else rows that are one record; else what an id can be made of.</summary>
internal sealed class IdDrafter(ColumnPicker picker)
{
    private const double AlmostAll = 0.95;

    public IdDraft Draft(ColumnProfile? name, IReadOnlyList<ColumnProfile> places, bool hasRowsByDay)
    {
        var named = picker.Ranked("id", column => column.Filled >= 0.5 && !column.HasMailboxes ? Uniqueness(column) : 0);
        var best = named.FirstOrDefault(column => IsUnique(column)) ?? Features();
        if (best is not null) return Of(best);
        if (named.FirstOrDefault(Repeats) is { } repeated) return Grouped([repeated]);
        if (named.FirstOrDefault(column => Uniqueness(column) > 0.9 || (column.Distinct == column.FilledCount && column.FilledCount > 1)) is { } almost)
        {
            picker.Unsure.Add($"\"{Masked.OneLine(almost.Name, 40)}\" is taken as the id, though it is missing or there twice in {Count(almost)} of the {almost.Texts.Count} records looked at.");
            return Of(almost);
        }

        var place = places.FirstOrDefault();
        if (picker.Columns.FirstOrDefault(column => !column.IsPerson && column.Texts.Count > 2 && IsUnique(column) && column.Share(ValueShapes.IsWeb) > AlmostAll) is { } address)
        {
            picker.Unsure.Add($"Records are told apart by their address \"{Masked.OneLine(address.Name, 40)}\": where it changes, the place is a new one.");
            return new IdDraft($"  id: {YamlScalar.Of(address.Name)}\n", [address], false);
        }

        if (name is not null && hasRowsByDay && place is not null) return Grouped([name, place]);
        if (name is not null && hasRowsByDay) return Grouped([name]);
        List<ColumnProfile> parts = [.. new[] { name }.OfType<ColumnProfile>(), .. places];
        if (parts.Count == 0) parts = [.. picker.Columns.Where(column => !column.IsPerson && column.FilledCount > 0).OrderByDescending(Uniqueness).Take(3)];
        if (parts.Count == 0) parts = [.. picker.Columns.Take(1)];
        parts = [.. parts.Distinct()];
        picker.Unsure.Add($"No column tells the records apart for good, so ids are made of {string.Join(", ", parts.Select(part => $"\"{Masked.OneLine(part.Name, 40)}\""))}: where one of them changes, the place is a new one. Ask the partner for an id.");
        return new IdDraft($"  id: {{ hash: {YamlScalar.List(parts.Select(part => part.Name))} }}\n", parts, false);
    }

    private IdDraft Of(ColumnProfile column)
    {
        picker.Use(column);
        return new IdDraft($"  id: {YamlScalar.Of(column.Name)}\n", [column], false);
    }

    private IdDraft Grouped(IReadOnlyList<ColumnProfile> columns)
    {
        if (columns is [var only]) picker.Use(only);
        picker.Unsure.Add($"Several rows have the same {string.Join(" and ", columns.Select(column => $"\"{Masked.OneLine(column.Name, 40)}\""))} and agree in most else: they are put together to one record (groupBy).");
        return new IdDraft($"  groupBy: {YamlScalar.List(columns.Select(column => column.Name))}\n", columns, true);
    }

    // An id of letters and digits that nobody called so, before ids are made.
    private ColumnProfile? Features() => Numbered() ?? picker.Free.FirstOrDefault(column =>
        IsUnique(column) && column.Texts.Count >= 3 && column.Share(text => text.Length <= 64 && !text.Contains(' ') && text.Any(char.IsAsciiDigit) && ValueShapes.Coordinate(text) is null && !ValueShapes.IsWeb(text) && !ValueShapes.IsPhone(text) && !ValueShapes.IsDate(text)) > AlmostAll
        && FieldWords.Standard.Score("phone", column.Name) == 0);

    // The first of columns without names counts the rows, more often than not.
    private ColumnProfile? Numbered() => picker.Columns is [{ Name: "#1" } first, ..] && !picker.IsUsed(first) && IsUnique(first) && first.Share(ValueShapes.IsWholeNumber) > AlmostAll ? first : null;

    // The same name for several rows whose other columns mostly agree within each.
    private bool Repeats(ColumnProfile id)
    {
        var groups = id.Texts.Index().Where(text => text.Item is not null).GroupBy(text => text.Item!, text => text.Index, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.ToList()).ToList();
        if (groups.Sum(group => group.Count) * 10 < id.FilledCount * 3) return false;
        var others = picker.Columns.Where(column => column != id && column.Filled > 0.3).ToList();
        int agreeing = others.Count(column => groups.Count(group => group.Select(index => column.Texts[index]).Distinct().Count() == 1) * 2 >= groups.Count);
        return others.Count >= 2 && agreeing * 2 >= others.Count;
    }

    private static bool IsUnique(ColumnProfile column) => column.Filled >= AlmostAll && column.Distinct == column.FilledCount && !column.IsMultiple;

    private static double Uniqueness(ColumnProfile column) => column.Texts.Count == 0 ? 0 : column.Distinct / (double)column.Texts.Count;

    private static string Count(ColumnProfile column) => (column.Texts.Count - column.Distinct).ToString(CultureInfo.InvariantCulture);
}
