using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;

namespace Federation.Gateway.Tests.Identity.Access;

public sealed class AccessRuleTests
{
    private static readonly NetworkId Own = NetworkId.Parse("cote-dor");
    private static readonly NetworkId Foreign = NetworkId.Parse("spaces");

    [Fact]
    public void Judge_EveryAudienceAndCaller_IsWhatTheOracleSays()
    {
        var seen = new List<string>();
        foreach (var (who, audience) in AccessFile.Audiences.Where(word => word.Value is not (Audience.Public or Audience.Receiver)))
        {
            if (audience == Audience.Concerned) continue; // whom it concerns says the object; what is asked before is what is asked of whoever is signed in
            bool ofNetwork = audience is not (Audience.SignedIn or Audience.Operator);
            foreach (var (name, caller) in AccessOracle.Callers(Own))
            {
                foreach (bool foreign in (bool[])[false, true])
                {
                    var rule = new AccessRule { Who = audience, Of = ofNetwork ? NetworkOf.Own : NetworkOf.None };
                    string verdict = rule.Judge(caller, foreign ? Foreign : Own).ToString().ToLowerInvariant();
                    if (verdict != AccessOracle.Verdict(who, name, foreign)) seen.Add($"{who}, {name}, {(foreign ? "foreign" : "own")}: {verdict}");
                }
            }
        }

        Assert.Empty(seen);
    }

    [Fact]
    public void Judge_OfAnyNetwork_AsksForNone()
    {
        var manager = AccessOracle.Callers(Own)["manager"];

        Assert.Equal(Verdict.Granted, new AccessRule { Who = Audience.Manager, Of = NetworkOf.Any }.Judge(manager));
    }

    // What the id of a network is, if it is one, is told to those alone who might have it.
    [Fact]
    public void Judge_SomebodyWithoutTheRole_IsRefusedBeforeTheNetworkIsLookedFor()
    {
        var rule = new AccessRule { Who = Audience.Manager, Of = NetworkOf.Own };

        Assert.Equal(Verdict.Forbidden, rule.Judge(AccessOracle.Callers(Own)["staff"]));
        Assert.Equal(Verdict.Unauthenticated, rule.Judge(Caller.Anonymous));
        Assert.Null(rule.Judge(AccessOracle.Callers(Own)["manager"]));
    }

    [Fact]
    public void Judge_ForEverybody_IsGranted()
    {
        Assert.Equal(Verdict.Granted, AccessRule.Public.Judge(Caller.Anonymous));
        Assert.Equal(Verdict.Granted, new AccessRule { Who = Audience.Receiver }.Judge(Caller.Anonymous));
    }

    [Theory]
    [InlineData("member", "passes")]
    [InlineData("staff", "admission or networks or operate")]
    [InlineData("manager", "networks or operate")]
    [InlineData("assessor", "labels or operate")]
    [InlineData("operator", "operate")]
    [InlineData("signedIn", "")]
    public void Scopes_OfARule_AreThoseThatCarryIt(string who, string scopes) => Assert.Equal(scopes, AccessWords.Scopes(new AccessRule { Who = AccessFile.Audiences[who] }));

    [Theory]
    [InlineData("signedIn", "None", "For whoever is signed in.")]
    [InlineData("member", "Any", "For members of any network.")]
    [InlineData("staff", "Own", "For centre staff and managers of its network, and operators.")]
    [InlineData("manager", "Argument", "For managers of the network, and operators.")]
    [InlineData("staff", "Centre", "For centre staff and managers of the network that keeps the centre's door, and operators.")]
    [InlineData("operator", "None", "For operators.")]
    public void Sentence_OfARule_SaysForWhomItIs(string who, string of, string sentence) =>
        Assert.Equal(sentence, AccessWords.Sentence(new AccessRule { Who = AccessFile.Audiences[who], Of = Enum.Parse<NetworkOf>(of) }));
}
