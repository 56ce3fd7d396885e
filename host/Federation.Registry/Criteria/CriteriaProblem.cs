namespace Federation.Registry.Criteria;

/// <summary>Something wrong in a criteria file.</summary>
/// <param name="Code">One of <see cref="CriteriaProblemCodes"/>.</param>
/// <param name="Line">The file's line, from 1.</param>
/// <param name="Reason">What is wrong there and what would be right, in English.</param>
public sealed record CriteriaProblem(string Code, int Line, string Reason)
{
    /// <summary>For example <c>line 12: there is no axis "service" (criteria.unknown-axis)</c>.</summary>
    public override string ToString() => $"line {Line}: {Reason} ({Code})";
}
