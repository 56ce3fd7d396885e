using Federation.Cluster.Centres;

namespace Federation.Cluster.Matching.Evaluation;

/// <summary>How the columns of a file tell two listings. Thread safe.</summary>
internal interface IPairLayout
{
    /// <summary>Those that tell the layout; a file has all of them.</summary>
    IReadOnlyList<string> Columns { get; }

    string Kind(Func<string, string> cell);

    /// <exception cref="FormatException">A cell is broken; the message names the column and quotes nothing.</exception>
    (ListingContent Left, ListingContent Right) Sides(Func<string, string> cell);
}
