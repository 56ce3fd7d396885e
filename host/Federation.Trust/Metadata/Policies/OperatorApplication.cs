using System.Text.Json;

namespace Federation.Trust.Metadata.Policies;

/// <summary>A policy applied to one parameter, in the order of the specification: value, add, default, one_of, subset_of, superset_of, essential. Pure.</summary>
internal static class OperatorApplication
{
    /// <param name="metadatum">Null where the parameter is not there.</param>
    /// <returns>The parameter as it is from then on, which may be missing; or why it is not what is asked.</returns>
    public static (JsonElement? Metadatum, TrustRefusal? Refusal) Apply(string parameter, ParameterPolicy policy, JsonElement? metadatum)
    {
        JsonElement? value = metadatum is { } given ? ScopeText.Opened(parameter, given) : null;
        if (policy.Value is { } fixedValue) value = fixedValue.ValueKind == JsonValueKind.Null ? null : fixedValue;

        if (policy.Add is { } add)
        {
            var before = value is { } array ? ValueSet.Read(array) : add;
            if (before is null) return Unmet(parameter, "is no array of texts, and so nothing can be added to it");
            value = before.Union(add).ToJson();
        }

        value ??= policy.Default;

        if (policy.OneOf is { } oneOf && value is { } one && !(ValueSet.TextOf(one) is { } text && oneOf.Contains(text))) return Unmet(parameter, "is none of what is allowed");

        if (policy.SubsetOf is { } subset && value is { } whole)
        {
            if (ValueSet.Read(whole) is not { } set) return Unmet(parameter, "is no array of texts");
            value = set.Intersect(subset).ToJson();
        }

        if (policy.SupersetOf is { } superset && value is { } some && !(ValueSet.Read(some) is { } all && superset.IsWithin(all))) return Unmet(parameter, "lacks something of what is asked for");

        if (policy.Essential == true && value is null) return Unmet(parameter, "is missing");
        return (value is { } result ? ScopeText.Closed(parameter, result) : null, null);
    }

    private static (JsonElement?, TrustRefusal?) Unmet(string parameter, string what) => (null, new TrustRefusal(TrustCodes.PolicyUnmet, $"{Shown.Short(parameter)} {what}."));
}
