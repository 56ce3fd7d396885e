using System.Text.Json;
using System.Text.RegularExpressions;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Access;

/// <summary>Every field that is not for everybody, asked for by everybody of their own network and of another, in a real host.</summary>
public sealed partial class AccessMatrixTests : IAsyncLifetime
{
    private const string Own = "cote-dor";
    private const string Foreign = "spaces";
    private const string Nowhere = "nowhere";

    private GatewayHost _host = null!; // as for all of xunit's lifetimes: set before each test
    private FieldQuestion _questions = null!; // the same
    private string _operator = null!; // the same

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 0); // it asks thousands of questions at one moment of the clock
        var centre = await _host.Seed.OpenAsync(Own, "1", new ListingContent { Name = "La Ruche" });
        var foreign = await _host.Seed.OpenAsync(Foreign, "1", new ListingContent { Name = "La Grange" });
        foreach (string network in (string[])[Own, Foreign])
        {
            var definition = Seed.Network(network) with { Hosts = new ApprovedHosts(["a.example"]) };
            await _host.Seed.AddAsync(definition);
            await _host.Seed.AddAsync(Seed.RunOf(network, Seed.Run, GatewayHost.Now));
            await _host.Seed.AddAsync($"{network}/r", Seed.QuarantinedOf(network, "r"));
            await _host.Seed.AddAsync(network, "m", new Binding { Centre = centre, ContentHash = "x", MissedRuns = 1, MissedSince = GatewayHost.Now });
            _host.Grains[network].Definition = definition;
            _host.Grains[network].Start = new RunStart(Seed.Run, false);
        }

        await _host.Seed.AddAsync(new Regrouping { Id = Seed.Run, At = GatewayHost.Now, Cause = RegroupingCause.Decided, Actor = "somebody", Reason = "One place.", Transfers = [new ListingTransfer(Seed.Key(Own, "1"), centre, foreign)] });

        // Each also lists the other's centre, whose door it does not keep by that.
        await KeptAsync(centre, keeper: Own, other: Foreign);
        await KeptAsync(foreign, keeper: Foreign, other: Own);
        await _host.CatchUpAsync();
        _questions = new FieldQuestion(AccessTable.Standard, new Dictionary<string, string> { [Own] = centre.Value, [Foreign] = foreign.Value, [Nowhere] = CentreId.New(_host.Clock).Value }, Seed.Run);
        foreach (var labelled in new[] { centre, foreign }) await _host.AskAsync($$"""mutation { awardLabel(input: { centre: "{{labelled}}", madeOn: 0, actor: "Camille", reason: "Assessed.", levels: { services: 3 } }) { __typename } }""", token: _host.Token);
        // By somebody who is none of the callers: an applicant may read what is its own without any role.
        foreach (var applied in new[] { centre, foreign }) await _host.AskAsync($$"""mutation { openAssessment(centre: "{{applied}}") { __typename } }""", token: _host.Token);
        _operator = _host.Callers.Add(AccessOracle.Callers(NetworkId.Parse(Own))["operator"]);
        // What changes something is asked for once before it is compared: from then on it answers the same every time.
        foreach (var (type, field, rule) in Guarded())
        {
            await AskAsync(type, field, Own, _operator);
            if (rule.Of != NetworkOf.Argument) await AskAsync(type, field, Foreign, _operator);
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task EveryFieldNotForEverybody_EveryCallerAndNetwork_IsAnsweredAsTheOracleSays()
    {
        var wrong = new List<string>();
        int asked = 0;
        foreach (var (name, caller) in AccessOracle.Callers(NetworkId.Parse(Own)))
        {
            string token = _host.Callers.Add(caller);
            foreach (var (type, field, rule) in Guarded())
            {
                foreach (string network in (string[])[Own, Foreign])
                {
                    string expected = Expected(rule, name, network == Foreign);
                    string seen = await SeenAsync(type, field, rule, network, token);
                    if (seen != expected) wrong.Add($"{type.Name}.{field.Name}, {name}, {network}: {seen} in place of {expected}");
                    asked++;
                }
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(Guarded().Count() * 7 * 2, asked);
    }

    // A role without its scope is an account without a role, whatever other scopes the token has.
    [Fact]
    public async Task EveryFieldNotForEverybody_ARoleWithoutItsScope_IsAnsweredAsToAnAccountWithoutARole()
    {
        var wrong = new List<string>();
        var callers = AccessOracle.Callers(NetworkId.Parse(Own));
        foreach (var (name, scope) in AccessOracle.ScopeOf)
        {
            string token = _host.Callers.Add(new Caller(name, callers[name].Grants, TokenScopes.All.Except([scope])));
            foreach (var (type, field, rule) in Guarded())
            {
                string expected = Expected(rule, "account", foreign: false);
                string seen = await SeenAsync(type, field, rule, Own, token);
                if (seen != expected) wrong.Add($"{type.Name}.{field.Name}, {name} without {scope}: {seen} in place of {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task EveryFieldNotForEverybody_RefusedOrAbsent_HasNoEffect()
    {
        int started = _host.Grains[Own].Started + _host.Grains[Foreign].Started;
        foreach (string token in (string[])["nobody's", _host.Callers.Add(Role.Member, Own), _host.Callers.Add(Role.CentreStaff, Own), _host.Callers.Add(Role.Assessor, Own)])
        {
            foreach (var (type, field, _) in Guarded().Where(guarded => guarded.Rule.Who is Audience.Manager or Audience.Operator))
            {
                await AskAsync(type, field, Own, token);
                await AskAsync(type, field, Foreign, token);
            }
        }

        string manager = _host.Callers.Add(Role.NetworkManager, Own);
        foreach (var (type, field, _) in Guarded()) await AskAsync(type, field, Foreign, manager);

        Assert.Equal(started, _host.Grains[Own].Started + _host.Grains[Foreign].Started);
        Assert.Null(_host.Grains[Foreign].Cancelled);
    }

    private async Task KeptAsync(CentreId centre, string keeper, string other)
    {
        await _host.Seed.PutAsync(centre, other, "2", new ListingContent { Name = "The same place" });
        await _host.Seed.AddAsync(centre, new DoorRecord { Keeper = NetworkId.Parse(keeper) });
    }

    private IEnumerable<(IObjectGraphType Type, FieldType Field, AccessRule Rule)> Guarded() =>
        from field in AccessCheck.FieldsOf(_host.Services.GetRequiredService<DirectorySchema>())
        let rule = AccessTable.Standard.Rows.Single(row => row.Type == field.Type.Name && row.Field == field.Field.Name).Rule
        where rule.Who is not (Audience.Public or Audience.Receiver)
        select (field.Type, field.Field, rule);

    private static string Expected(AccessRule rule, string caller, bool foreign)
    {
        string who = AccessFile.Audiences.Single(word => word.Value == rule.Who).Key;
        string verdict = AccessOracle.Verdict(who, caller, foreign && rule.Of is NetworkOf.Own or NetworkOf.Argument or NetworkOf.Centre or NetworkOf.CentreLately);
        return rule.NullForOthers && verdict != "granted" ? "null" : verdict;
    }

    /// <summary>What came of a question: granted is the operator's answer, absent the operator's for a network that does not exist.</summary>
    private async Task<string> SeenAsync(IObjectGraphType type, FieldType field, AccessRule rule, string network, string token)
    {
        var answer = await AskAsync(type, field, network, token);
        if (answer.HasErrors) return answer.Code!.ToLowerInvariant(); // every error has a code
        string data = Told(answer);
        // An operator is nobody's member: a field for members is granted to whoever is answered anything but null.
        // So is one that shows everybody their own.
        if (rule.Who == Audience.Member || rule is { Who: Audience.SignedIn, NullForOthers: true }) return Values(answer.Data, field.Name).Any(value => value.ValueKind == JsonValueKind.Null) ? "null" : "granted";
        string operators = Told(await AskAsync(type, field, network, _operator));
        string nowhere = Told(await AskAsync(type, field, Nowhere, _operator)).Replace(Nowhere, network, StringComparison.Ordinal);
        // Whom it concerns says the object: others are told what they may do with it.
        if (rule.Who == Audience.Concerned) return data == nowhere ? "absent" : "granted";
        // The role lets in; that the caller's own network lists the centre is another matter.
        if (data == operators || (rule.Who == Audience.Assessor && data.Contains(Registry.Assessments.AssessmentProblemCodes.Conflict, StringComparison.Ordinal))) return "granted";
        if (Values(answer.Data, field.Name).ToList() is { Count: > 0 } values && values.All(value => value.ValueKind == JsonValueKind.Null) && data != nowhere) return "null";
        return data == nowhere ? "absent" : data;
    }

    /// <summary>Without what is told of the caller itself, and of the process at that moment.</summary>
    private static string Told(Answer answer) => OfTheMoment().Replace(answer.Data.GetRawText(), "").Replace("\"byYou\":true", "\"byYou\":false", StringComparison.Ordinal);

    [GeneratedRegex("""(?<="host":\{"__typename":"OperatingHost")[^}]*""")]
    private static partial Regex OfTheMoment();

    private static IEnumerable<JsonElement> Values(JsonElement data, string name) => data.ValueKind switch
    {
        JsonValueKind.Array => data.EnumerateArray().SelectMany(item => Values(item, name)),
        JsonValueKind.Object => data.EnumerateObject().SelectMany(member => member.Name == name ? [member.Value] : Values(member.Value, name)),
        _ => [],
    };

    private Task<Answer> AskAsync(IObjectGraphType type, FieldType field, string network, string token) => _host.AskAsync(_questions.Write(type, field, network), token: token);
}
