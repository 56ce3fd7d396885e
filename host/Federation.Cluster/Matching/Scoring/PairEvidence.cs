using System.Runtime.CompilerServices;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>The level that each kind of evidence comes to for one pair, in the order of <see cref="EvidenceKind.All"/>; 0 where there is none.</summary>
[InlineArray(Kinds)]
internal struct PairEvidence
{
    public const int Kinds = 13;

    private byte _first;

    /// <summary>Symmetric: whichever listing comes first, the levels are the same. Allocates nothing.</summary>
    public static PairEvidence Of(MatchTraits one, MatchTraits other)
    {
        var names = NameComparison.Matches(one, other);
        var name = NameComparison.Level(one, other, names);
        var street = StreetComparison.Level(one, other);
        var levels = default(PairEvidence);
        levels[0] = (byte)name;
        levels[1] = (byte)SpellingComparison.Names(one, other);
        levels[2] = (byte)QualifierComparison.Level(one, other);
        levels[3] = (byte)PartComparison.Level(one, other);
        levels[4] = (byte)TownComparison.Level(one, other, name, names);
        levels[5] = (byte)PlaceComparison.Level(one, other);
        levels[6] = (byte)street;
        levels[7] = (byte)SpellingComparison.Streets(one, other);
        levels[8] = (byte)PlaceComparison.Postcodes(one, other);
        levels[9] = (byte)PlaceComparison.Localities(one, other);
        levels[10] = (byte)ContactComparison.Phones(one, other);
        levels[11] = (byte)ContactComparison.Sites(one, other);
        levels[12] = (byte)Contrary(name, street);
        return levels;
    }

    private static ContraryLevel Contrary(NameLevel name, StreetLevel street) => (name, street) switch
    {
        (NameLevel.Differ or NameLevel.ShareCommon, StreetLevel.SameNumber or StreetLevel.Same) => ContraryLevel.OneAddressOtherNames,
        (NameLevel.Equal or NameLevel.Alike, StreetLevel.Other or StreetLevel.OtherNumber) => ContraryLevel.OneNameOtherAddresses,
        _ => ContraryLevel.None,
    };
}
