using System.Globalization;
using Federation.Cluster.Matching;

namespace Federation.Cluster.Centres;

/// <summary>
/// A listing that says it is in another municipality than before. Sources give an id that fell free to another place, or follow a team to the next town: a person should look
/// whether it still is the same centre.
/// </summary>
/// <param name="From">Town and code as before; null where the source had not said.</param>
/// <param name="To">As now.</param>
[GenerateSerializer, Immutable, Alias("listing-move")]
public sealed record ListingMove([property: Id(0)] string? From, [property: Id(1)] string To)
{
    /// <summary>Where no codes tell, towns of other names have to be at least so far apart, in metres: towns are renamed and joined all the time.</summary>
    public const double LeastMetres = 2_000;

    /// <summary>Null where it has not moved, or nobody can tell. Pure.</summary>
    internal static ListingMove? Between(ListingContent before, ListingContent after)
    {
        if (after.Address is not { } now) return null;
        var then = before.Address;
        bool hasCodes = now.LocalityCode is not null;
        bool moved = hasCodes ? then?.LocalityCode != now.LocalityCode : then is { LocalityCode: null, Locality: { } town } && now.Locality is { } other && IsElsewhere(town, other, before, after);
        return moved ? new ListingMove(Name(then), Name(now) ?? "") : null;
    }

    private static bool IsElsewhere(string town, string other, ListingContent before, ListingContent after) =>
        NameKey.Fold(town) != NameKey.Fold(other)
        && before.Location is { } from
        && after.Location is { } to
        && from.DistanceTo(to) >= LeastMetres;

    private static string? Name(Address? address) => address switch
    {
        { Locality: { } town, LocalityCode: { } code } => string.Create(CultureInfo.InvariantCulture, $"{town} ({code})"),
        { Locality: { } town } => town,
        { LocalityCode: { } code } => code,
        _ => null,
    };
}
