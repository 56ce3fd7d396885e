namespace Federation.Registry.Criteria.Versions;

/// <summary>A version of the criteria, and since when it is the one for new applications and for awards by hand. Immutable and thread safe.</summary>
/// <param name="From">From this moment on, until that of the next version. <see cref="DateTimeOffset.MinValue"/> for the first.</param>
/// <param name="Sha256">Of its file's text, as <see cref="CriteriaDigest"/> tells it.</param>
public sealed record PublishedCriteria(CriteriaSet Criteria, DateTimeOffset From, string Sha256);
