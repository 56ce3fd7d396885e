namespace Federation.Registry.Criteria.Versions;

/// <summary>
/// Every version of the criteria that was published, oldest first. One of them is in force at any moment; all of them stay, so that what was awarded under one is told in its words. Immutable and thread safe.
/// </summary>
public sealed class CriteriaVersions
{
    private CriteriaVersions(IReadOnlyList<PublishedCriteria> all) => All = all;

    /// <summary>The first version alone, which this assembly carries.</summary>
    public static CriteriaVersions First { get; } = new([new PublishedCriteria(CriteriaSet.First, DateTimeOffset.MinValue, CriteriaDigest.Of(CriteriaFile.EmbeddedText("ccc-1.0")))]);

    /// <summary>At least one. Each is newer than the one before it, and in force from a later moment on.</summary>
    public IReadOnlyList<PublishedCriteria> All { get; }

    /// <summary>The last one published, in force or yet to be.</summary>
    public PublishedCriteria Newest => All[^1];

    /// <summary>The version in force at a moment: for applications that begin then, and for awards by hand.</summary>
    public CriteriaSet At(DateTimeOffset at) => All.Last(published => published.From <= at).Criteria; // the first is always

    /// <summary>A version by its name, whether in force or not; null where none was published under it.</summary>
    public PublishedCriteria? Find(string version) => All.FirstOrDefault(published => published.Criteria.Version == version);

    /// <summary>By which an award is told: the version that it was made under or, of one that was made elsewhere under a version unknown here, the one in force.</summary>
    public CriteriaSet Under(string? version, DateTimeOffset at) => (version is null ? null : Find(version)?.Criteria) ?? At(at);

    /// <summary>These with one more.</summary>
    /// <exception cref="ArgumentException">It is not newer than all of them, or would be in force before the last of them is.</exception>
    public CriteriaVersions With(PublishedCriteria next) => CriteriaPublication.IsNewer(next.Criteria.Version, Newest.Criteria.Version) && next.From > Newest.From
        ? new CriteriaVersions([.. All, next])
        : throw new ArgumentException($"Version {next.Criteria.Version} cannot follow version {Newest.Criteria.Version}.", nameof(next));
}
