using System.Text.Json;
using System.Text.Json.Nodes;

namespace Federation.Trust.Metadata.Policies;

/// <summary>
/// What is asked of one parameter: the seven standard operators (OpenID Federation 1.0, section 6.1.3.1), each null where it is not used. Sets are of texts, which is what has to be supported;
/// others are refused. Immutable.
/// </summary>
internal sealed record ParameterPolicy
{
    /// <summary>JSON's own <c>null</c> takes the parameter out.</summary>
    public JsonElement? Value { get; init; }

    public ValueSet? Add { get; init; }

    public JsonElement? Default { get; init; }

    public ValueSet? OneOf { get; init; }

    public ValueSet? SubsetOf { get; init; }

    public ValueSet? SupersetOf { get; init; }

    public bool? Essential { get; init; }

    /// <summary>Operators that are not known are passed over: whether that is allowed is said by <c>metadata_policy_crit</c>.</summary>
    public static Judged<ParameterPolicy> Read(string parameter, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return Bad(parameter, "is no object of operators");
        var policy = new ParameterPolicy();
        foreach (var entry in json.EnumerateObject())
        {
            var operand = ScopeText.Opened(parameter, entry.Value);
            ParameterPolicy? next = entry.Name switch
            {
                "value" => policy with { Value = operand },
                "default" => operand.ValueKind == JsonValueKind.Null ? null : policy with { Default = operand },
                "add" => ValueSet.Read(operand) is { } set ? policy with { Add = set } : null,
                "one_of" => ValueSet.Read(operand) is { } set ? policy with { OneOf = set } : null,
                "subset_of" => ValueSet.Read(operand) is { } set ? policy with { SubsetOf = set } : null,
                "superset_of" => ValueSet.Read(operand) is { } set ? policy with { SupersetOf = set } : null,
                "essential" => operand.ValueKind is JsonValueKind.True or JsonValueKind.False ? policy with { Essential = operand.GetBoolean() } : null,
                _ => policy,
            };
            if (next is null) return Bad(parameter, $"has an operand of {entry.Name} that this operator does not take");
            policy = next;
        }

        return OperatorCombinations.Offence(policy) is { } offence ? Bad(parameter, offence) : policy;
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject();
        if (Value is { } value) json["value"] = EntityMetadata.Node(value);
        if (Add is { } add) json["add"] = EntityMetadata.Node(add.ToJson());
        if (Default is { } substitute) json["default"] = EntityMetadata.Node(substitute);
        if (OneOf is { } oneOf) json["one_of"] = EntityMetadata.Node(oneOf.ToJson());
        if (SubsetOf is { } subsetOf) json["subset_of"] = EntityMetadata.Node(subsetOf.ToJson());
        if (SupersetOf is { } supersetOf) json["superset_of"] = EntityMetadata.Node(supersetOf.ToJson());
        if (Essential is { } essential) json["essential"] = essential;
        return json;
    }

    private static TrustRefusal Bad(string parameter, string what) => new(TrustCodes.BadPolicy, $"The policy of {Shown.Short(parameter)} {what}.");
}
