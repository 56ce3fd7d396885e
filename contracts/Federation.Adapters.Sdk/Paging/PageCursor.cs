using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Where a reading of pages stands: how many records of one page were handed over, a hash of them by which a later reading tells whether the page still begins so, and the page's address. As text
/// <c>p1.</c>, the number, <c>.</c>, 16 hexadecimal digits, <c>.</c> and path and query of the address, in which the network's settings are named and not told.
/// </summary>
internal sealed partial record PageCursor(int Records, string Hash, string Place)
{
    /// <summary>The most that the host keeps.</summary>
    private const int MostCharacters = 2_000;

    private const int LeastSecret = 4;

    /// <summary>Null where it would be too long to be kept: such a page cannot be gone on from.</summary>
    public static string? Text(Uri page, AdapterConfig config, IEnumerable<SourceRecord> passed)
    {
        var records = passed.ToList();
        string text = string.Create(CultureInfo.InvariantCulture, $"p1.{records.Count}.{HashOf(records)}.{Masked(page.PathAndQuery, config)}");
        return text.Length <= MostCharacters ? text : null;
    }

    /// <exception cref="AdapterException">The text is no such cursor.</exception>
    public static PageCursor Read(string text) =>
        Written().Match(text) is { Success: true } match && int.TryParse(match.Groups["records"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int records)
            ? new PageCursor(records, match.Groups["hash"].Value, match.Groups["place"].Value)
            : throw AdapterException.CursorRefused("The cursor was not given by this version of the kit.");

    /// <summary>The page's address, at the source's own server.</summary>
    /// <exception cref="AdapterException">It is none.</exception>
    public Uri Page(Uri source, AdapterConfig config) =>
        Uri.TryCreate(source, Told(Place, config), out var page) && page.GetLeftPart(UriPartial.Authority) == source.GetLeftPart(UriPartial.Authority)
            ? page
            : throw AdapterException.CursorRefused("The cursor names no page of this source.");

    /// <exception cref="AdapterException">The page begins with other records now.</exception>
    public void Check(IReadOnlyList<SourceRecord> page)
    {
        if (page.Count < Records || HashOf(page.Take(Records)) != Hash) throw AdapterException.CursorRefused($"The first {Records} records of the page are not those that were read before.");
    }

    /// <summary>Of the records' bytes, in 16 hexadecimal digits.</summary>
    public static string HashOf(IEnumerable<SourceRecord> records)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var record in records)
        {
            hash.AppendData(BitConverter.GetBytes(record.Raw.Length));
            hash.AppendData(record.Raw.Span);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash())[..16];
    }

    // Cursors are stored and shown: a key in an address is not to be in them.
    private static string Masked(string place, AdapterConfig config) => Settings(config).Aggregate(place, (text, setting) => text
        .Replace(Uri.EscapeDataString(setting.Value), $"{{{setting.Name}}}", StringComparison.Ordinal)
        .Replace(setting.Value, $"{{{setting.Name}}}", StringComparison.Ordinal));

    private static string Told(string place, AdapterConfig config) => Settings(config).Aggregate(place, (text, setting) => text.Replace($"{{{setting.Name}}}", Uri.EscapeDataString(setting.Value), StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Value)> Settings(AdapterConfig config) => config.Values.EnumerateObject()
        .Where(setting => setting.Name != "source" && config.Text(setting.Name) is { Length: >= LeastSecret })
        .Select(setting => (setting.Name, config.Text(setting.Name)!)); // filtered

    [GeneratedRegex(@"^p1\.(?<records>\d{1,9})\.(?<hash>[0-9a-f]{16})\.(?<place>/.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
