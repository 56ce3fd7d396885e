using Federation.Contracts;

namespace Federation.Adapters.Mapping.Yaml;

/// <summary>Gathers what is wrong with one file. Not thread safe.</summary>
internal sealed class Problems
{
    private const int Most = 100;

    private readonly List<MappingProblem> _found = [];

    public bool Any => _found.Count > 0;

    public IReadOnlyList<MappingProblem> All => [.. _found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    public void Add(string code, string message, int line, int column)
    {
        if (_found.Count < Most) _found.Add(new MappingProblem(Issue.Error(code, message), line, column));
    }

    public void Add(string code, string message, YamlNode at) => Add(code, message, at.Line, at.Column);
}
