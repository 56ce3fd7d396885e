using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Probing.Drafts;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>Drafts the parts of an address: in columns of their own, or put together out of one.</summary>
internal sealed partial class AddressDrafter(ColumnPicker picker, string? country)
{
    public IEnumerable<DraftField> Draft()
    {
        var postal = picker.Take("postalCode", column => column.Share(ValueShapes.IsPostalCode));
        var code = picker.Take("localityCode", column => column.Share(ValueShapes.IsInsee) is > 0.6 and var share ? share : 0);
        var locality = picker.Take("locality", IsPlaceName);
        var both = postal is not null && locality is not null ? null : picker.Free.FirstOrDefault(column => column.Share(CodeAndName().IsMatch) > 0.5 || column.Share(NameAndCode().IsMatch) > 0.5);
        if (both is not null) picker.Use(both);
        var street = Street(out var streetColumn, isWhole: postal is null && locality is null && both is null);
        var whole = postal is null && locality is null && both is null && streetColumn is not null && streetColumn.Share(text => InsideAddress().IsMatch(text)) > 0.4 ? streetColumn : null;
        if (street is not null) yield return street;
        if (postal is not null) yield return DraftField.From("address.postalCode", postal, Pad(postal));
        else if (both is not null) yield return DraftField.From("address.postalCode", both, [Take(both.Share(CodeAndName().IsMatch) > 0.5 ? "^([0-9]{4,5})\\b" : "\\(([0-9]{4,5})\\)")]);
        else if (whole is not null) yield return DraftField.From("address.postalCode", whole, [Take("\\b([0-9]{5})\\b")], "out of the whole address");
        if (locality is not null) yield return DraftField.From("address.locality", locality, []);
        else if (both is not null) yield return DraftField.From("address.locality", both, [Take(both.Share(CodeAndName().IsMatch) > 0.5 ? "^[0-9]{4,5} +(.+)$" : "^(.*?) *\\(")]);
        else if (whole is not null) yield return DraftField.From("address.locality", whole, [Take("\\b[0-9]{5} +([^,;0-9]+)")], "out of the whole address");
        if (code is not null) yield return DraftField.From("address.localityCode", code, Pad(code));
        if (picker.Take("region", column => column.Share(ValueShapes.HasLetters) > 0.8 ? 1 : 0) is { } region) yield return DraftField.From("address.region", region, []);
        if (picker.Take("country", column => column.Share(text => Countries.CodeOf(text) is not null)) is { } named) yield return DraftField.From("address.country", named, []);
        else if (country is not null) yield return new DraftField("address.country", $"{{ value: {country} }}", [], "by its postcodes and its columns' language");
    }

    private DraftField? Street(out ColumnProfile? column, bool isWhole)
    {
        column = picker.Best("street", IsStreet);
        var full = picker.Best("fullAddress", IsStreet);
        if (column is null || (isWhole && full is not null)) column = full ?? column;
        column ??= picker.Free.FirstOrDefault(free => free.Name.StartsWith('#') && free.Share(StreetWords().IsMatch) > 0.6);
        if (column is null) return null;
        picker.Use(column);
        var first = column;
        if (full is not null && full != column && first.Texts.Zip(full.Texts).Any(pair => pair is { First: null, Second: not null })) return new DraftField("address.street", $"{{ first: {YamlScalar.List([first.Name, picker.Use(full).Name])} }}", [first, full]);
        bool startsWithNumbers = column.Share(text => char.IsAsciiDigit(text[0])) > 0.5;
        var number = startsWithNumbers ? null : picker.Best("houseNumber", number => number.Share(text => text.Length <= 10 && char.IsAsciiDigit(text[0])) is > 0.6 and var share && number.Distinct > 1 ? share : 0);
        if (number is null || number.Distinct == number.Texts.Count && number.Filled > 0.99 && picker.Columns[0] == number) return DraftField.From("address.street", column, DraftField.HtmlStep(column));
        picker.Use(number);
        return new DraftField("address.street", $"{{ text: {YamlScalar.Of($"{{{number.Name}}} {{{column.Name}}}")} }}", [number, column]);
    }

    // French postcodes and INSEE codes lose the zero of 01 to 09 in a spreadsheet.
    private IReadOnlyList<string> Pad(ColumnProfile column)
    {
        bool hasShort = column.Values.Any(text => text.Length == 4 && text.All(char.IsAsciiDigit));
        bool hasFive = column.Values.Any(text => text.Length == 5);
        return country == "FR" && hasShort && (hasFive || column.Values.Count < 3) ? ["{ pad: 5 }"] : [];
    }

    private static double IsPlaceName(ColumnProfile column) =>
        column.HasHtml || column.Structures.Count > 0 && column.FilledCount == 0 ? 0 : column.Share(text => ValueShapes.HasLetters(text) && text.Length <= 60 && !text.Any(char.IsAsciiDigit)) is > 0.5 and var share ? share : 0;

    private static double IsStreet(ColumnProfile column) =>
        column.Share(text => ValueShapes.HasLetters(text) && text.Length is > 2 and <= 250 && !ValueShapes.IsWeb(text)) is > 0.6 and var share ? share : 0;

    private static string Take(string pattern) => $"{{ take: {YamlScalar.Of(pattern)} }}";

    [GeneratedRegex(@"\b(?:rue|avenue|av\.|boulevard|bd|place|quai|chemin|route|all[ée]e|impasse|street|road|stra[sß]+e|weg|platz|calle|via|piazza|rua)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StreetWords();

    [GeneratedRegex(@"^[0-9]{4,5} +\p{L}[^0-9,;]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeAndName();

    [GeneratedRegex(@"^\p{L}[^0-9,;(]{0,60}\([0-9]{4,5}\)$", RegexOptions.CultureInvariant)]
    private static partial Regex NameAndCode();

    [GeneratedRegex(@"\b[0-9]{5} +\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex InsideAddress();
}
