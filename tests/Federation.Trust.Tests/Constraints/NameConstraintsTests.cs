using Federation.Trust.Constraints;
using Federation.Trust.Entities;
using Federation.Trust.Tests.Support;

namespace Federation.Trust.Tests.Constraints;

/// <summary>OpenID Federation 1.0, section 6.2.2, with its own examples.</summary>
public sealed class NameConstraintsTests
{
    [Theory]
    [InlineData("""{"permitted":[".example.com"]}""", "https://host.example.com", true)]
    [InlineData("""{"permitted":[".example.com"]}""", "https://my.host.example.com/x", true)]
    [InlineData("""{"permitted":[".example.com"]}""", "https://example.com", false)]
    [InlineData("""{"permitted":[".example.com"]}""", "https://badexample.com", false)]
    [InlineData("""{"permitted":["host.example.com"]}""", "https://host.example.com:8443/x", true)]
    [InlineData("""{"permitted":["host.example.com"]}""", "https://my.host.example.com", false)]
    [InlineData("""{"permitted":["HOST.example.com"]}""", "https://host.example.com", true)]
    [InlineData("""{"permitted":[".example.com"],"excluded":["east.example.com"]}""", "https://east.example.com", false)]
    [InlineData("""{"excluded":[".evil.example"]}""", "https://good.example", true)]
    [InlineData("""{"excluded":[".evil.example"]}""", "https://a.evil.example", false)]
    [InlineData("""{"permitted":[]}""", "https://a.example", false)]
    // Without a name there is nothing to look at (RFC 5280, section 4.2.1.10).
    [InlineData("""{"excluded":[]}""", "https://192.0.2.7", false)]
    [InlineData("""{"excluded":[]}""", "https://[2001:db8::1]", false)]
    public void Permits_AHost_ByTheRulesOfDomains(string constraints, string entity, bool expected)
    {
        Assert.True(EntityId.TryParse(entity, allowLoopback: false, out var id));
        Assert.Equal(expected, Parse.Held(ChainConstraints.Read(Parse.Json("{\"naming_constraints\":" + constraints + "}"))).Names!.Permits(id)); // It was just given.
    }

    [Theory]
    [InlineData("""{"naming_constraints":[]}""")]
    [InlineData("""{"naming_constraints":{"permitted":"a.example"}}""")]
    [InlineData("""{"naming_constraints":{"permitted":["a.example/x"]}}""")]
    [InlineData("""{"naming_constraints":{"excluded":["192.0.2.7"]}}""")]
    [InlineData("""{"naming_constraints":{"excluded":["..example"]}}""")]
    [InlineData("""{"naming_constraints":{"excluded":[""]}}""")]
    [InlineData("""{"naming_constraints":{"excluded":["a.example."]}}""")]
    [InlineData("""{"max_path_length":1.5}""")]
    [InlineData("""{"max_path_length":"1"}""")]
    [InlineData("""{"allowed_entity_types":"openid_provider"}""")]
    [InlineData("""{"allowed_entity_types":[7]}""")]
    [InlineData("[]")]
    public void Read_WhatIsNone_IsRefused(string constraints) => Assert.Equal(TrustCodes.BadConstraints, Parse.Code(ChainConstraints.Read(Parse.Json(constraints))));
}
