using System.Buffers;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.RegionSud;

/// <summary>
/// What tells places of this list apart: name, number, street, postcode and commune, by which no two rows of the published list are the same. Only their
/// letters and digits of ASCII count, so that the key outlives a correction of capitals, blanks, punctuation, lost accents and the postcode's lost zero. A place
/// that is renamed or moves is a new listing, which matching then finds to be the same place.
/// </summary>
internal static class PlaceKey
{
    private static readonly string[] Columns = ["nom", "adresse_numero", "adresse_rue", "adresse_code_postal", "adresse_commune"];
    private static readonly SearchValues<char> Kept = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>The parts in the columns' order, joined by slashes; empty where the row has none of them.</summary>
    public static string Of(RecordFields row)
    {
        string key = string.Join('/', Columns.Select(column => Bare(row.Text(column) ?? "")));
        return key.AsSpan().ContainsAnyExcept('/') ? key : "";
    }

    private static string Bare(string text) => string.Concat(text.Where(character => Kept.Contains(character))).ToLowerInvariant().TrimStart('0');
}
