namespace Federation.Cluster.Centres.Licences;

/// <summary>What has to be kept to where data under several licences is handed on together: what one of them asks for is asked for, else what nobody knows of one is not known. Immutable.</summary>
public readonly record struct LicenceSum(Obligation Attribution, Obligation ShareAlike)
{
    public static LicenceSum Of(IEnumerable<LicenceTerms> licences) => licences.Aggregate(default(LicenceSum), (sum, licence) => sum.And(licence));

    public LicenceSum And(LicenceTerms licence) => new(More(Attribution, licence.Attribution), More(ShareAlike, licence.ShareAlike));

    private static Obligation More(Obligation one, Obligation other) => one > other ? one : other;
}
