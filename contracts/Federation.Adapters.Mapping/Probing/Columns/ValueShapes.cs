using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Places;
using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Probing.Columns;

/// <summary>What a text is by its look. Pure.</summary>
internal static partial class ValueShapes
{
    private const int MostCharacters = 2_000;

    public static bool IsHtml(string text) => text.Length <= 100_000 && Html().IsMatch(text.Length > MostCharacters ? text[..MostCharacters] : text);

    public static bool IsWeb(string text) => text.Length <= MostCharacters && Web().IsMatch(text.Trim());

    public static bool IsPhone(string text) => text.Length <= 60 && Phone().IsMatch(text.Trim()) && text.Count(char.IsAsciiDigit) is >= 8 and <= 40;

    public static bool IsPostalCode(string text) => text.Length <= 12 && Postal().IsMatch(text.Trim());

    public static bool IsInsee(string text) => Insee().IsMatch(text.Trim());

    public static bool IsDate(string text) => DateWords.Read(text) is not null;

    public static bool IsWholeNumber(string text) => text.Length <= 12 && int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    public static bool HasLetters(string text) => text.Any(char.IsLetter);

    /// <summary>A number of degrees or metres as the engine reads it; null for anything else.</summary>
    public static double? Coordinate(string text) => Number(Degrees.Decimal(text)) ?? (NumberWords.Read(text) is { } plain ? Number(plain) : null);

    private static double? Number(string text) => double.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : null;

    [GeneratedRegex(@"</?(?:p|br|b|i|ul|ol|li|div|span|a|strong|em|h[1-6]|img|table)\b[^<>]{0,300}>|&(?:nbsp|amp|rsquo|eacute|egrave|agrave|#[0-9]{2,5}|lt|gt|quot);", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Html();

    [GeneratedRegex(@"^(?:https?://\S+|www\.\S+\.\S+|(?:[a-z0-9-]{1,63}\.)+(?:fr|com|org|net|eu|be|ch|de|es|it|pt|nl|io|bzh|paris|coop|info|co|cc|uk)(?:/\S*)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Web();

    [GeneratedRegex(@"^[+(0-9][0-9 ./()+\u00A0-]{6,38}[0-9)]?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^(?:[A-Z]{1,2}-?)?[0-9]{4,5}(?:-[0-9]{3}|\s?[A-Z]{2})?$|^[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Postal();

    [GeneratedRegex(@"^(?:[0-9]{4,5}|2[AB][0-9]{3})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Insee();
}
