using System.Text.Json;

namespace Federation.Trust.Metadata.Policies;

/// <summary>Two policies of one parameter made into one: a subordinate can ask for more, and never for less (OpenID Federation 1.0, section 6.1.4.1). Pure.</summary>
internal static class OperatorMerge
{
    public static Judged<ParameterPolicy> Merge(string parameter, ParameterPolicy superior, ParameterPolicy subordinate)
    {
        if (!Agree(superior.Value, subordinate.Value)) return Conflict(parameter, "two values");
        if (!Agree(superior.Default, subordinate.Default)) return Conflict(parameter, "two defaults");
        var merged = new ParameterPolicy
        {
            Value = superior.Value ?? subordinate.Value,
            Add = Both(superior.Add, subordinate.Add, (one, other) => one.Union(other)),
            Default = superior.Default ?? subordinate.Default,
            OneOf = Both(superior.OneOf, subordinate.OneOf, (one, other) => one.Intersect(other)),
            SubsetOf = Both(superior.SubsetOf, subordinate.SubsetOf, (one, other) => one.Intersect(other)),
            SupersetOf = Both(superior.SupersetOf, subordinate.SupersetOf, (one, other) => one.Union(other)),
            Essential = superior.Essential is null && subordinate.Essential is null ? null : superior.Essential == true || subordinate.Essential == true,
        };
        return OperatorCombinations.Offence(merged) is { } offence ? Conflict(parameter, offence) : merged;
    }

    private static bool Agree(JsonElement? one, JsonElement? other) => one is not { } first || other is not { } second || JsonElement.DeepEquals(first, second);

    private static ValueSet? Both(ValueSet? one, ValueSet? other, Func<ValueSet, ValueSet, ValueSet> merge) => one is null || other is null ? one ?? other : merge(one, other);

    private static TrustRefusal Conflict(string parameter, string what) => new(TrustCodes.PolicyConflict, $"The policies of {Shown.Short(parameter)} do not go together: {what}.");
}
