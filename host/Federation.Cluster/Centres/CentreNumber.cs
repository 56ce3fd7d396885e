using System.Globalization;

namespace Federation.Cluster.Centres;

/// <summary>How one of the numbered things of a centre is named: <c>centre-number</c>, the number from 1.</summary>
internal static class CentreNumber
{
    private const char Hyphen = '-';

    public static string Write(CentreId centre, int number) => string.Create(CultureInfo.InvariantCulture, $"{centre}{Hyphen}{number}");

    /// <summary>False for any text but one that <see cref="Write"/> gives.</summary>
    public static bool TryRead(string? text, out CentreId centre, out int number)
    {
        (centre, number) = (default, 0);
        int hyphen = text?.IndexOf(Hyphen, StringComparison.Ordinal) ?? -1;
        return hyphen > 0
            && CentreId.TryParse(text![..hyphen], out centre) // it has a hyphen
            && int.TryParse(text.AsSpan(hyphen + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number > 0
            && Write(centre, number) == text;
    }
}
