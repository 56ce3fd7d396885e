using System.Text.Json.Nodes;
using CsCheck;
using Federation.Trust.Metadata;
using Federation.Trust.Metadata.Policies;
using Federation.Trust.Tests.Support;

namespace Federation.Trust.Tests.Metadata;

/// <summary>What holds for all policies, whoever stands above whom.</summary>
public sealed class PolicyLawTests
{
    private const int Trials = 20_000;

    // Each once: an array that names something twice is the same set, and other JSON.
    private static readonly Gen<string[]> Texts = Of("a", "b", "c", "d").Array[0, 4].Select(texts => texts.Distinct().ToArray());
    private static readonly Gen<JsonNode?> Sets = Texts.Select(texts => (JsonNode?)new JsonArray([.. texts.Select(text => (JsonNode?)text)]));
    private static readonly Gen<JsonNode?> Values = Gen.OneOf(Sets, Of("a", "b").Select(text => (JsonNode?)text), Gen.Const((JsonNode?)null), Gen.Bool.Select(flag => (JsonNode?)flag));
    private static readonly Gen<(string Operator, JsonNode? Operand)> Operators = Gen.OneOf(
        Values.Select(value => ("value", value)),
        Values.Select(value => ("default", value)),
        Sets.Select(set => ("add", set)),
        Sets.Select(set => ("one_of", set)),
        Sets.Select(set => ("subset_of", set)),
        Sets.Select(set => ("superset_of", set)),
        Gen.Bool.Select(flag => ("essential", (JsonNode?)flag)));

    // Two types with two parameters each, so that most policies meet.
    private static readonly Gen<MetadataPolicy?> Policies = Gen.Select(Of("t", "u"), Of("p", "scope"), Operators.Array[1, 3]).Array[0, 3].Select(Policy);

    private static readonly Gen<EntityMetadata> Metadatas = Gen.Select(Values, Values).Select((first, second) => Parse.Held(EntityMetadata.Read(Parse.Json(new JsonObject
    {
        ["t"] = first is null ? new JsonObject() : new JsonObject { ["p"] = first.DeepClone() },
        ["u"] = second is null ? new JsonObject() : new JsonObject { ["scope"] = Scope(second) },
    }.ToJsonString()))));

    [Fact]
    public void Merge_InWhicheverOrderItIsDone_IsTheSame() => Gen.Select(Policies, Policies, Policies).Sample((top, middle, low) =>
    {
        if (top is null || middle is null || low is null) return true;
        var left = top.Merge(middle).Value?.Merge(low).Value;
        var right = middle.Merge(low).Value is { } below ? top.Merge(below).Value : null;
        return Same(left, right);
    }, iter: Trials);

    [Fact]
    public void Merge_WithItself_ChangesNothing() => Policies.Sample(policy => policy is null || Same(policy.Merge(policy).Value, policy), iter: Trials);

    [Fact]
    public void Apply_ASecondTime_ChangesNothing() => Gen.Select(Policies, Policies, Metadatas).Sample((superior, subordinate, metadata) =>
    {
        if (superior is null || subordinate is null || superior.Merge(subordinate).Value is not { } merged || merged.Apply(metadata).Value is not { } once) return true;
        return Same(merged.Apply(once).Value, once);
    }, iter: Trials);

    // "Once applied to a metadata parameter, a metadata policy cannot be repealed or made more permissive by Intermediate Entities" (section 6.1.1).
    [Fact]
    public void Apply_WhatASubordinateAddedTo_StillMeetsItsSuperior() => Gen.Select(Policies, Policies, Metadatas).Sample((superior, subordinate, metadata) =>
    {
        if (superior is null || subordinate is null || superior.Merge(subordinate).Value is not { } merged || merged.Apply(metadata).Value is not { } result) return true;
        return Same(superior.Apply(result).Value, result);
    }, iter: Trials, print: given => $"{given.Item1?.ToJson().ToJsonString()} over {given.Item2?.ToJson().ToJsonString()} on {given.Item3.ToJson().ToJsonString()}");

    // The laws above would hold of policies that are all refused.
    [Fact]
    public void Policies_ThatAreTried_OftenGoTogether()
    {
        int merged = 0, applied = 0;
        Gen.Select(Policies, Policies, Metadatas).Sample((superior, subordinate, metadata) =>
        {
            if (superior is null || subordinate is null || superior.Merge(subordinate).Value is not { } both) return;
            Interlocked.Increment(ref merged);
            if (both.Apply(metadata).Value is { } result && !Same(result, metadata)) Interlocked.Increment(ref applied);
        }, iter: Trials);

        Assert.True(merged > Trials / 10 && applied > Trials / 40, $"{merged} merged, {applied} changed something");
    }

    private static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static MetadataPolicy? Policy((string Type, string Parameter, (string Operator, JsonNode? Operand)[] Operators)[] entries)
    {
        var json = new JsonObject();
        foreach (var entry in entries)
        {
            if (json[entry.Type] is not JsonObject parameters) json[entry.Type] = parameters = [];
            if (parameters[entry.Parameter] is not JsonObject operators) parameters[entry.Parameter] = operators = [];
            foreach (var (name, operand) in entry.Operators) operators[name] = operand?.DeepClone();
        }

        return MetadataPolicy.Read(Parse.Json(json.ToJsonString())).Value;
    }

    private static JsonNode Scope(JsonNode value) => value is JsonArray texts ? string.Join(' ', texts.Select(text => text!.GetValue<string>()).Distinct()) : value.DeepClone(); // Sets are of texts.

    private static bool Same(MetadataPolicy? one, MetadataPolicy? other) => JsonNode.DeepEquals(one?.ToJson(), other?.ToJson());

    private static bool Same(EntityMetadata? one, EntityMetadata? other) => JsonNode.DeepEquals(one?.ToJson(), other?.ToJson());
}
