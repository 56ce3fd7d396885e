using Federation.Contracts;

namespace Federation.Adapters.Mapping;

/// <summary>Something wrong with a mapping, at its place in the file. Every one is an error.</summary>
/// <param name="Issue">Code <c>mapping.*</c>, what was found and what is possible.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, in characters.</param>
public sealed record MappingProblem(Issue Issue, int Line, int Column);
