using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Federation.Trust.Metadata.Policies;

/// <summary>
/// What a superior asks of the metadata of all below it, by type and parameter (OpenID Federation 1.0, section 6.1). Policies are merged from the anchor down and then applied once. Immutable.
/// </summary>
public sealed class MetadataPolicy
{
    private readonly ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ParameterPolicy>> _types;

    private MetadataPolicy(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ParameterPolicy>> types) => _types = types;

    /// <summary>Asks for nothing.</summary>
    public static MetadataPolicy None { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, ParameterPolicy>>(StringComparer.Ordinal));

    /// <summary>Refused are what is no object of objects of objects, operands that an operator does not take, and operators that must not stand beside each other.</summary>
    /// <param name="json">From a document that outlives it and in which each member is there once.</param>
    public static Judged<MetadataPolicy> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return new TrustRefusal(TrustCodes.BadPolicy, "A metadata policy is an object.");
        var types = None._types.ToBuilder();
        foreach (var type in json.EnumerateObject())
        {
            if (type.Value.ValueKind != JsonValueKind.Object) return new TrustRefusal(TrustCodes.BadPolicy, "The policy of a type is an object.");
            var parameters = ImmutableSortedDictionary.CreateBuilder<string, ParameterPolicy>(StringComparer.Ordinal);
            foreach (var parameter in type.Value.EnumerateObject())
            {
                if (!ParameterPolicy.Read(parameter.Name, parameter.Value).TryGet(out var policy, out var refusal)) return refusal;
                parameters.Add(parameter.Name, policy);
            }

            types.Add(type.Name, parameters.ToImmutable());
        }

        return new MetadataPolicy(types.ToImmutable());
    }

    /// <summary>With what a subordinate asks for besides. Refused where the two contradict each other.</summary>
    public Judged<MetadataPolicy> Merge(MetadataPolicy subordinate)
    {
        var types = _types.ToBuilder();
        foreach (var (type, added) in subordinate._types)
        {
            var parameters = (types.TryGetValue(type, out var known) ? known : ImmutableSortedDictionary.Create<string, ParameterPolicy>(StringComparer.Ordinal)).ToBuilder();
            foreach (var (parameter, policy) in added)
            {
                var merged = policy;
                if (parameters.TryGetValue(parameter, out var before) && !OperatorMerge.Merge(parameter, before, policy).TryGet(out merged, out var refusal)) return refusal;
                parameters[parameter] = merged;
            }

            types[type] = parameters.ToImmutable();
        }

        return new MetadataPolicy(types.ToImmutable());
    }

    /// <summary>The metadata as it is under this policy, in all types that the entity has. Refused where it is not what is asked.</summary>
    public Judged<EntityMetadata> Apply(EntityMetadata metadata)
    {
        var result = metadata;
        foreach (var (type, policies) in _types)
        {
            if (!metadata.Types.TryGetValue(type, out var parameters)) continue;
            foreach (var (parameter, policy) in policies)
            {
                var (value, refusal) = OperatorApplication.Apply(parameter, policy, parameters.TryGetValue(parameter, out var given) ? given : null);
                if (refusal is not null) return refusal;
                parameters = value is { } metadatum ? parameters.SetItem(parameter, metadatum) : parameters.Remove(parameter);
            }

            result = result.With(type, parameters);
        }

        return result;
    }

    /// <summary>A copy as JSON.</summary>
    public JsonObject ToJson() => new(_types.Select(type => KeyValuePair.Create(type.Key, (JsonNode?)new JsonObject(type.Value.Select(parameter => KeyValuePair.Create(parameter.Key, (JsonNode?)parameter.Value.ToJson()))))));
}
