using System.Collections.Immutable;

namespace Federation.Cluster.Labels.Importing;

/// <summary>What came of a file of awards.</summary>
public sealed record LabelImportReport
{
    /// <summary>So many problems are kept word for word; all are counted.</summary>
    public const int MostProblems = 100;

    /// <summary>Lines with something on them.</summary>
    public int Lines { get; init; }

    /// <summary>Awards that were taken over now.</summary>
    public int Taken { get; init; }

    /// <summary>Awards that had been taken over before.</summary>
    public int Unchanged { get; init; }

    /// <summary>Lines that were refused.</summary>
    public int Refused { get; init; }

    /// <summary>How many were refused for each code.</summary>
    public ImmutableSortedDictionary<string, int> RefusedFor { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The first ones, in the file's order.</summary>
    public ImmutableArray<LabelImportProblem> Problems { get; init; } = [];

    internal LabelImportReport With(LabelImportProblem problem) => this with
    {
        Refused = Refused + 1,
        RefusedFor = RefusedFor.SetItem(problem.Code, RefusedFor.GetValueOrDefault(problem.Code) + 1),
        Problems = Problems.Length < MostProblems ? Problems.Add(problem) : Problems,
    };
}

/// <summary>A line that was refused.</summary>
/// <param name="Line">From 1 on.</param>
/// <param name="Code">One of <see cref="Federation.Registry.Labels.LabelProblemCodes"/>.</param>
/// <param name="Message">What is against it, in English, without the line's own words.</param>
public sealed record LabelImportProblem(int Line, string Code, string Message);
