using Federation.Cluster.Centres;

namespace Federation.Cluster.Matching.Evaluation;

/// <summary>Two listings of which a person, or a shared id, says whether they are of one place.</summary>
/// <param name="Line">Of the file, the header being line 1.</param>
/// <param name="Kind">What kind of pair it is, as the file says; <see cref="PairFile.OneKind"/> where it does not.</param>
/// <param name="SamePlace">The label.</param>
/// <param name="Fingerprint">SHA-256 of the row's cells, in lower-case hexadecimal: the same row is the same in every order of the file.</param>
public sealed record LabelledPair(int Line, string Kind, bool SamePlace, ListingContent Left, ListingContent Right, string Fingerprint)
{
    /// <summary>Whether weights may be learned from it; the other half judges them. Decided by the row alone.</summary>
    public bool IsForTraining => (Convert.ToInt32(Fingerprint[..2], 16) & 1) == 0;
}
