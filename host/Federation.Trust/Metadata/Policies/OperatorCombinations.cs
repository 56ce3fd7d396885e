using System.Text.Json;

namespace Federation.Trust.Metadata.Policies;

/// <summary>Which operators may stand beside which, of one policy or of several that were merged (OpenID Federation 1.0, section 6.1.3.1). Pure.</summary>
/// <remarks>Each rule that is broken stays so whatever is merged in: values stay, sets that are added to grow, sets that limit shrink. So it is the same in which order policies are merged.</remarks>
internal static class OperatorCombinations
{
    /// <summary>What is wrong, as the rest of a sentence; null where nothing is.</summary>
    public static string? Offence(ParameterPolicy policy) => OfValue(policy) ?? OfSets(policy);

    private static string? OfValue(ParameterPolicy policy)
    {
        if (policy.Value is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Null)
        {
            return policy is { Default: null, Essential: not true, Add: null, OneOf: null, SubsetOf: null, SupersetOf: null } ? null : "takes out by value what another operator needs";
        }

        var set = ValueSet.Read(value);
        if (policy.Add is { } add && (set is null || !add.IsWithin(set))) return "adds what is not in value";
        if (policy.OneOf is { } oneOf && !(ValueSet.TextOf(value) is { } text && oneOf.Contains(text))) return "has a value that is not in one_of";
        if (policy.SubsetOf is { } subset && (set is null || !set.IsWithin(subset))) return "has a value that is not within subset_of";
        return policy.SupersetOf is { } superset && (set is null || !superset.IsWithin(set)) ? "has a value without all of superset_of" : null;
    }

    private static string? OfSets(ParameterPolicy policy)
    {
        if (policy.OneOf is { } oneOf)
        {
            if (oneOf.Values.IsEmpty) return "has a one_of that nothing can be";
            if (policy is not { Add: null, SubsetOf: null, SupersetOf: null }) return "has one_of beside an operator of sets";
        }

        if (policy.SubsetOf is not { } subset) return null;
        if (policy.Add is { } add && !add.IsWithin(subset)) return "adds what is not within subset_of";
        return policy.SupersetOf is { } superset && !superset.IsWithin(subset) ? "has a superset_of that is not within subset_of" : null;
    }
}
