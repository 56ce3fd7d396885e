using System.Text.Json;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Probing.Drafts;
using Federation.Adapters.Mapping.Probing.Sketches;
using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>What a draft says: how records are told apart, and every field that was recognised. Immutable.</summary>
internal sealed record FieldsDraft(IdDraft Id, IReadOnlyList<DraftField> Fields, IReadOnlyList<ColumnProfile> Columns, IReadOnlySet<string> Used, string? Country, IReadOnlyList<string> Unsure);

/// <summary>Recognises the fields of a listing by what its columns are called and by what stands in them. What is told by its look alone comes before what needs a name.</summary>
internal static class FieldDrafter
{
    private const int LongestName = 160;

    public static FieldsDraft Draft(SourceSketch sketch, IReadOnlyList<ColumnProfile> columns, IReadOnlyList<JsonElement> geometries)
    {
        var picker = new ColumnPicker(columns);
        string? country = CountryGuess.Of(columns);
        var fields = new List<DraftField?>();
        var location = new LocationDrafter(picker, country).Draft(geometries, sketch.System);
        var hours = new HoursDrafter(picker);
        var days = hours.DraftDays();
        var rows = days is null ? hours.Rows() : null;

        // An id that is called so, or a number that could be a house's: the id first, where every record has another.
        var name = Name(picker);
        if (name is not null) picker.Use(name);
        var ids = new IdDrafter(picker);
        bool hasOwnId = picker.Ranked("id", column => column.Filled >= 0.95 && column.Distinct == column.FilledCount && !column.IsMultiple ? 1 : 0) is [var own, ..] && FieldWords.Standard.Score("houseNumber", own.Name) == 0;
        var id = hasOwnId || rows is null ? null : ids.Draft(name, Place(picker), hasRowsByDay: true);
        if (hasOwnId) id = ids.Draft(name, [], false);
        var address = new AddressDrafter(picker, country).Draft().ToList();
        id ??= ids.Draft(name, [.. Translations(picker, name), .. address.Where(part => part.Key is "address.street" or "address.locality" or "address.postalCode").SelectMany(part => part.Columns).Where(column => column.Filled > 0.3).Distinct().Take(3)], false);

        fields.Add(NameField(picker, name, id));
        fields.AddRange(address);
        fields.Add(location);
        fields.Add(picker.Take("website", column => column.Share(text => ValueShapes.IsWeb(text) && !text.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) is > 0.3 and var share ? share : 0) is { } site ? DraftField.From("website", site, []) : OfLook(picker, "website", ValueShapes.IsWeb));
        fields.Add(picker.Take("phone", column => column.Share(ValueShapes.IsPhone) is > 0.3 and var share ? share : 0) is { } phone ? DraftField.From("phone", phone, Drop(phone)) : null);
        fields.Add(days ?? (rows is { } byRows && id.IsGrouped ? hours.DraftRows(byRows) : hours.DraftText()));
        fields.AddRange(Rest(picker));
        return new FieldsDraft(id, [.. fields.OfType<DraftField>()], columns, columns.Where(picker.IsUsed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal), country, picker.Unsure);
    }

    private static IEnumerable<DraftField?> Rest(ColumnPicker picker)
    {
        var services = new ServicesDrafter(picker);
        yield return DateDrafter.Draft(picker);
        yield return picker.Take("capacity", column => column.Share(text => text.Any(char.IsAsciiDigit) && text.Length <= 30) is > 0.4 and var share && column.Share(ValueShapes.IsDate) < 0.2 ? share : 0) is { } capacity ? DraftField.From("capacity", capacity, Number(capacity)) : null;
        yield return Languages(picker);
        yield return services.DraftServices();
        yield return services.DraftAccessibility();
        yield return picker.Take("prices", column => column.Share(text => text.Length <= 500 && (text.Any(char.IsAsciiDigit) || ValueShapes.HasLetters(text)))) is { } prices ? new DraftField("prices", $"[{YamlScalar.Of(prices.Name)}]", [prices]) : null;
        yield return picker.Take("labelClaim", column => column.Share(ValueShapes.HasLetters) is > 0.5 and var share ? share : 0) is { } label ? DraftField.From("labelClaim", label, []) : null;
        yield return picker.Take("description", column => column.Share(text => ValueShapes.HasLetters(text) && !ValueShapes.IsWeb(text)) is > 0.5 and var share ? share : 0) is { } text ? DraftField.From("description", text, DraftField.HtmlStep(text)) : null;
    }

    private static DraftField? Languages(ColumnPicker picker)
    {
        var columns = picker.Ranked("languages", column => column.Share(text => text.Length <= 80 && !text.Any(char.IsAsciiDigit)) is > 0.8 and var share ? share : 0);
        if (columns.Count == 0) return null;
        var first = picker.Use(columns[0]);

        // Langue 1, Langue 2.
        string bare = first.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var numbered = bare == first.Name ? [] : columns.Where(column => column != first && column.Name.StartsWith(bare, StringComparison.Ordinal) && column.Name[bare.Length..].All(char.IsAsciiDigit)).Select(picker.Use).ToList();
        if (numbered.Count > 0) return new DraftField("languages", $"{{ all: {YamlScalar.List([first.Name, .. numbered.Select(column => column.Name)])} }}", [first]);
        return DraftField.From("languages", first, first.Share(text => text.Contains(',')) > 0 ? ["{ split: \",\" }"] : []);
    }

    private static ColumnProfile? Name(ColumnPicker picker) =>
        picker.Best("name", column => column.Filled >= 0.3 && IsNameLike(column) is > 0.5 and var share ? share * (0.4 + (0.6 * Math.Min(1, 1.3 * column.Distinct / Math.Max(1.0, column.FilledCount)))) : 0)
        ?? picker.Free.Where(column => IsNameLike(column) > 0.7 && column.Filled > 0.5 && column.Distinct * 2 > column.FilledCount && FieldWords.Standard.Score("street", column.Name) == 0 && FieldWords.Standard.Score("locality", column.Name) == 0 && FieldWords.Standard.Score("openingHours", column.Name) == 0 && FieldWords.Standard.Score("id", column.Name) == 0)
            .OrderByDescending(column => column.Distinct).ThenBy(column => column.Texts.OfType<string>().Average(text => text.Length) > 60).FirstOrDefault();

    private static double IsNameLike(ColumnProfile column) =>
        column.Share(text => text.Length is >= 1 and <= LongestName && ValueShapes.HasLetters(text) && !ValueShapes.IsWeb(text) && !ValueShapes.IsDate(text) && !ValueShapes.IsPhone(text) && YesNo.Read(text) is null);

    private static DraftField NameField(ColumnPicker picker, ColumnProfile? name, IdDraft id)
    {
        if (name is null)
        {
            picker.Unsure.Add("No column looks like a place's name: the draft takes what records are told apart by. Say fields: name yourself.");
            return new DraftField("name", $"{{ first: {YamlScalar.List(id.Columns.Select(column => column.Name))} }}", []);
        }

        var siblings = Translations(picker, name).Select(column => column.Name).ToArray();
        if (siblings.Length > 0) return new DraftField("name", $"{{ first: {YamlScalar.List(siblings.Prepend(name.Name))} }}", [name]);
        return DraftField.From("name", name, DraftField.HtmlStep(name));
    }

    // names.fr and names.en: the other language where one is empty.
    private static IEnumerable<ColumnProfile> Translations(ColumnPicker picker, ColumnProfile? name)
    {
        if (name is null || name.Filled >= 1 || name.Name.LastIndexOf('.') is var point && point < 0) return [];
        string way = name.Name[..(point + 1)];
        return picker.Columns.Where(column => column != name && !column.IsPerson && column.Name.Length == way.Length + 2 && column.Name.StartsWith(way, StringComparison.Ordinal));
    }

    private static IReadOnlyList<ColumnProfile> Place(ColumnPicker picker) => [.. new[] { picker.Best("locality", column => column.Share(ValueShapes.HasLetters)), picker.Best("street", column => column.Share(ValueShapes.HasLetters)) }.OfType<ColumnProfile>()];

    private static DraftField? OfLook(ColumnPicker picker, string key, Func<string, bool> isSo)
    {
        var column = picker.Free.Where(column => FieldWords.Standard.Score(key, column.Name) > 0 || column.Name.StartsWith('#')).Where(column => column.Share(isSo) > 0.8).MaxBy(column => column.FilledCount);
        return column is null ? null : DraftField.From(key, picker.Use(column), []);
    }

    private static IReadOnlyList<string> Drop(ColumnProfile column)
    {
        var empty = column.Values.Where(text => !text.Any(char.IsAsciiDigit) && text.Length <= 12).DistinctBy(Folding.Of).Take(6).ToList();
        return empty.Count == 0 ? [] : [$"{{ drop: {YamlScalar.List(empty)} }}"];
    }

    private static IReadOnlyList<string> Number(ColumnProfile column)
    {
        if (column.Share(ValueShapes.IsWholeNumber) > 0.99) return [];
        return [.. Drop(column), column.Values.Any(text => text.Contains("m²", StringComparison.Ordinal)) ? "{ number: { unit: m² } }" : "number"];
    }
}
