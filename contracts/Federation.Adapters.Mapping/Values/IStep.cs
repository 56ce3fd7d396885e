namespace Federation.Adapters.Mapping.Values;

/// <summary>One thing that is done with texts. Pure but for what it notes; thread safe.</summary>
internal interface IStep
{
    IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place);
}

/// <summary>For which field and place a step works, and where it notes what it cannot read.</summary>
internal readonly record struct StepPlace(MappingScope Scope, string Field, string? Pointer)
{
    public void Unusable(string code, string message) => Scope.Findings.Unusable(Field, code, message, Pointer);

    public void Warning(string code, string message) => Scope.Findings.Warning(code, message, Pointer);
}
