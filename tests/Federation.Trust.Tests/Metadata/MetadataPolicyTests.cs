using System.Text.Json.Nodes;
using Federation.Trust.Metadata;
using Federation.Trust.Metadata.Policies;
using Federation.Trust.Tests.Support;

namespace Federation.Trust.Tests.Metadata;

/// <summary>OpenID Federation 1.0, section 6.1.</summary>
public sealed class MetadataPolicyTests
{
    [Theory]
    [InlineData("""{"value":"b"}""", "\"a\"", "\"b\"")]
    [InlineData("""{"value":["b"]}""", null, """["b"]""")]
    [InlineData("""{"value":false}""", "\"a\"", "false")]
    [InlineData("""{"value":null}""", "\"a\"", null)]
    [InlineData("""{"add":["b","c"]}""", """["a","b"]""", """["a","b","c"]""")]
    [InlineData("""{"add":["b"]}""", null, """["b"]""")]
    [InlineData("""{"default":3}""", null, "3")]
    [InlineData("""{"default":3}""", "4", "4")]
    [InlineData("""{"one_of":["a","b"]}""", "\"a\"", "\"a\"")]
    [InlineData("""{"one_of":["a","b"]}""", null, null)]
    [InlineData("""{"superset_of":["a"]}""", """["b","a"]""", """["b","a"]""")]
    [InlineData("""{"superset_of":["a"]}""", null, null)]
    [InlineData("""{"essential":true}""", "\"a\"", "\"a\"")]
    [InlineData("""{"essential":false}""", null, null)]
    // The specification's own table of subset_of and essential.
    [InlineData("""{"essential":true,"subset_of":["a","b","c"]}""", """["a","e"]""", """["a"]""")]
    [InlineData("""{"essential":false,"subset_of":["a","b","c"]}""", """["a","e"]""", """["a"]""")]
    [InlineData("""{"essential":true,"subset_of":["a","b","c"]}""", """["d","e"]""", "[]")]
    [InlineData("""{"essential":false,"subset_of":["a","b","c"]}""", """["d","e"]""", "[]")]
    [InlineData("""{"essential":false,"subset_of":["a","b","c"]}""", null, null)]
    // In the order of the specification, whatever the order in the policy.
    [InlineData("""{"subset_of":["a","b"],"add":["b"],"default":["c"]}""", null, """["b"]""")]
    [InlineData("""{"subset_of":["a","b"],"default":["b","c"]}""", null, """["b"]""")]
    [InlineData("""{"superset_of":["a"],"subset_of":["a","b"],"add":["a"]}""", """["b","c"]""", """["b","a"]""")]
    [InlineData("""{"unknown":7}""", "\"a\"", "\"a\"")]
    public void Apply_OneParameter_IsAsTheSpecificationSays(string policy, string? before, string? after) => Assert.Equal(after, Apply("p", policy, before).Parameter("p"));

    [Theory]
    [InlineData("""{"add":["b"]}""", "\"a\"")]
    [InlineData("""{"one_of":["a"]}""", "\"b\"")]
    [InlineData("""{"one_of":["a"]}""", """["a"]""")]
    [InlineData("""{"subset_of":["a"]}""", "\"a\"")]
    [InlineData("""{"superset_of":["a","b"]}""", """["a"]""")]
    [InlineData("""{"superset_of":["a"]}""", "7")]
    [InlineData("""{"essential":true}""", null)]
    [InlineData("""{"essential":true,"subset_of":["a"]}""", null)]
    public void Apply_WhatIsNotAsked_IsRefused(string policy, string? before) => Assert.Equal(TrustCodes.PolicyUnmet, Apply("p", policy, before).Code());

    [Theory]
    [InlineData("""{"subset_of":["openid","visits"]}""", "\"openid email visits\"", "\"openid visits\"")]
    [InlineData("""{"subset_of":"openid visits"}""", "\"openid email\"", "\"openid\"")]
    [InlineData("""{"default":["openid","visits"]}""", null, "\"openid visits\"")]
    [InlineData("""{"value":"openid"}""", "\"email\"", "\"openid\"")]
    [InlineData("""{"add":["visits"]}""", "\"openid\"", "\"openid visits\"")]
    [InlineData("""{"superset_of":["openid"]}""", "\"a openid\"", "\"a openid\"")]
    [InlineData("""{"subset_of":["openid"]}""", "\"email\"", "\"\"")]
    public void Apply_Scope_CountsAsASet(string policy, string? before, string? after) => Assert.Equal(after, Apply("scope", policy, before).Parameter("scope"));

    [Fact]
    public void Apply_ATypeThatTheEntityDoesNotHave_IsPassedOver()
    {
        var policy = Parse.Policy("""{"openid_provider":{"issuer":{"essential":true,"default":"x"}}}""");
        var metadata = Parse.Metadata("""{"federation_entity":{}}""");

        Assert.Equal("""{"federation_entity":{}}""", Parse.Held(policy.Apply(metadata)).ToJson().ToJsonString());
    }

    [Theory]
    [InlineData("""{"one_of":["a"],"subset_of":["a"]}""")]
    [InlineData("""{"one_of":["a"],"superset_of":["a"]}""")]
    [InlineData("""{"one_of":["a"],"add":["a"]}""")]
    [InlineData("""{"one_of":[]}""")]
    [InlineData("""{"add":["b"],"subset_of":["a"]}""")]
    [InlineData("""{"superset_of":["b"],"subset_of":["a"]}""")]
    [InlineData("""{"value":["a"],"add":["b"]}""")]
    [InlineData("""{"value":"a","one_of":["b"]}""")]
    [InlineData("""{"value":["a","b"],"subset_of":["a"]}""")]
    [InlineData("""{"value":["a"],"superset_of":["a","b"]}""")]
    [InlineData("""{"value":null,"essential":true}""")]
    [InlineData("""{"value":null,"default":"a"}""")]
    [InlineData("""{"default":null}""")]
    [InlineData("""{"add":"a"}""")]
    [InlineData("""{"add":[7]}""")]
    [InlineData("""{"one_of":"a"}""")]
    [InlineData("""{"subset_of":{}}""")]
    [InlineData("""{"superset_of":null}""")]
    [InlineData("""{"essential":"true"}""")]
    [InlineData("[]")]
    public void Read_APolicyThatCannotBe_IsRefused(string policy) => Assert.Equal(TrustCodes.BadPolicy, Parse.Code(MetadataPolicy.Read(Parse.Json(Of("p", policy)))));

    [Theory]
    [InlineData("""{"value":["a"],"add":["a"],"default":["c"],"subset_of":["a","b"],"superset_of":["a"],"essential":true}""")]
    [InlineData("""{"value":"a","one_of":["a","b"],"essential":true}""")]
    [InlineData("""{"value":null,"essential":false}""")]
    [InlineData("""{"add":["a"],"default":["c"],"superset_of":["d"],"essential":true}""")]
    public void Read_OperatorsThatGoTogether_AreTaken(string policy) => Assert.True(JsonNode.DeepEquals(Parse.Node(Of("p", policy)), Parse.Policy(Of("p", policy)).ToJson()));

    [Theory]
    [InlineData("""{"add":["a"]}""", """{"add":["b"]}""", """{"add":["a","b"]}""")]
    [InlineData("""{"one_of":["a","b"]}""", """{"one_of":["b","c"]}""", """{"one_of":["b"]}""")]
    [InlineData("""{"subset_of":["a","b"]}""", """{"subset_of":["c"]}""", """{"subset_of":[]}""")]
    [InlineData("""{"superset_of":["a"]}""", """{"superset_of":["b"]}""", """{"superset_of":["a","b"]}""")]
    [InlineData("""{"essential":true}""", """{"essential":false}""", """{"essential":true}""")]
    [InlineData("""{"value":{"a":1,"b":2}}""", """{"value":{"b":2,"a":1}}""", """{"value":{"a":1,"b":2}}""")]
    [InlineData("""{"default":"a"}""", """{"one_of":["a"]}""", """{"default":"a","one_of":["a"]}""")]
    public void Merge_TwoPolicies_AsksForBoth(string superior, string subordinate, string merged) =>
        Assert.True(JsonNode.DeepEquals(Parse.Node(Of("p", merged)), Parse.Held(Merge(superior, subordinate)).ToJson()));

    [Theory]
    [InlineData("""{"value":"a"}""", """{"value":"b"}""")]
    [InlineData("""{"default":"a"}""", """{"default":"b"}""")]
    [InlineData("""{"one_of":["a"]}""", """{"one_of":["b"]}""")]
    [InlineData("""{"subset_of":["a"]}""", """{"add":["b"]}""")]
    [InlineData("""{"subset_of":["a","b"],"superset_of":["b"]}""", """{"subset_of":["a"]}""")]
    [InlineData("""{"value":null}""", """{"essential":true}""")]
    [InlineData("""{"one_of":["a"]}""", """{"add":["a"]}""")]
    public void Merge_WhatContradictsItself_IsRefused(string superior, string subordinate) => Assert.Equal(TrustCodes.PolicyConflict, Parse.Code(Merge(superior, subordinate)));

    private static Judged<MetadataPolicy> Merge(string superior, string subordinate) => Parse.Policy(Of("p", superior)).Merge(Parse.Policy(Of("p", subordinate)));

    private static Applied Apply(string parameter, string policy, string? before) =>
        new(Parse.Policy(Of(parameter, policy)).Apply(Parse.Metadata(before is null ? """{"t":{}}""" : Of(parameter, before))));

    private static string Of(string parameter, string policy) => "{\"t\":{\"" + parameter + "\":" + policy + "}}";

    private sealed record Applied(Judged<EntityMetadata> Judged)
    {
        public string? Parameter(string name) => Parse.Held(Judged).Find("t", name)?.GetRawText();

        public string Code() => Parse.Code(Judged);
    }
}
