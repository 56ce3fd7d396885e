using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Members;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Federating.Http;
using Federation.Gateway.Tests.Doubles;
using Federation.Gateway.Web.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Members;

/// <summary>
/// Two desks that lay everything side by side that the API ever answered them and that a phone was answered at them, with its headers and the log, cannot find out that they host one person: it is no more than what the desks of two strangers have in common who
/// came at the same moments.
/// </summary>
public sealed class UnlinkableDeskTests : IAsyncLifetime
{
    private const string Staff = """
        query($centre: ID!, $nonce: String!, $month: String!) {
          admission(centre: $centre, nonce: $nonce) { verdict code at daysLeft receipt visitor homeNetwork tier }
          visits(centre: $centre, month: $month) { items { at day visitor homeNetwork tier offline doubt } next }
          doorEntries(centre: $centre) { items { number at writtenAt verdict code network chain pass previousAt previous hash } next }
          door(centre: $centre) { version rules { admits { networkKey } } blocked { visitor since } }
          doorKit(centre: $centre) { at until blocked labelLevel visitors { visitor days } rules { admits { networkKey tier daysPerMonth } } }
        }
        """;

    private readonly TestIssuer _issuer = new();
    private readonly List<Phone> _phones = [];
    private GatewayHost? _host;
    private DoorSilo? _silo;
    private int _place;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    private DoorSilo Silo => _silo ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync(
            extend: services => services.AddSingleton<FederationThrottle>().AddSingleton<FederationGuard>().AddSingleton<DeliverEndpoint>(),
            open: app => app.MapPost(DeliverEndpoint.Pattern, app.Services.GetRequiredService<DeliverEndpoint>().HandleAsync));
        _silo = await DoorSilo.StartAsync(_host, _issuer);
    }

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await Host.DisposeAsync();
        _phones.ForEach(phone => phone.Dispose());
        _issuer.Dispose();
    }

    [Fact]
    public async Task Desks_ThatCompareAll_KnowNoMoreOfOneMemberThanOfTwoStrangers()
    {
        var marie = await VisitAsync("here", "marie");
        var marieThere = await VisitAsync("there", "marie");
        var paulElsewhere = await VisitAsync("elsewhere", "paul");

        var ofOne = marie.Intersect(marieThere).ToHashSet();
        var ofStrangers = marie.Intersect(paulElsewhere).ToHashSet();

        Assert.Empty(ofOne.Except(ofStrangers));
        Assert.Contains("ruche", ofStrangers);
        Assert.Contains("admission.blocked", ofStrangers); // a desk is shown that much
    }

    // The same test finds a phone that all centres know by one key, so it can fail.
    [Fact]
    public async Task Desks_ThatAreShownOneKey_WouldFindOut()
    {
        var phone = NewPhone();

        var here = await VisitAsync("here", "marie", phone);
        var there = await VisitAsync("there", "marie", phone);
        var stranger = await VisitAsync("elsewhere", "paul");

        Assert.NotEmpty(here.Intersect(there).Except(here.Intersect(stranger)));
    }

    /// <summary>Every value that a desk sends or is answered about one visitor, whom it admits with network and without, blocks, and turns away.</summary>
    private async Task<HashSet<string>> VisitAsync(string name, string account, Phone? phone = null)
    {
        phone ??= NewPhone();
        var centre = await Host.Seed.OpenAsync("hosts", name, new ListingContent { Name = name });
        await Host.CatchUpAsync();
        await Host.Grains.Door(centre).SetRules(new RulesOrder { MadeOn = 0, Rules = new AdmissionRules { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche"), DaysPerMonth = 3 }] }, For = NetworkId.Parse("hosts"), By = "manager" });
        string staff = Host.Callers.Add(Role.CentreStaff, "hosts");
        string id = centre.Value;
        var now = Host.Clock.GetUtcNow();
        // A place in the list of states is drawn for each credential.
        string credential = new CredentialIssuer(_issuer).Issue(phone.Order(centre, account) with { StatusIndex = 100 + 37 * ++_place }, now).Credential ?? throw new InvalidOperationException("It is in order.");
        var known = new HashSet<string>(StringComparer.Ordinal);
        int logged = Silo.Log.Lines.Count();

        var nonce = await OpenAsync();
        string pass = phone.Pass(credential, centre, nonce, now);
        var admitted = await AskAsync("mutation($centre: ID!, $pass: String!) { presentPass(centre: $centre, pass: $pass) { __typename ... on Admission { verdict code at daysLeft visitor homeNetwork tier } } }", new { centre = id, pass });
        string visitor = admitted.GetProperty("presentPass").GetProperty("visitor").GetString() ?? throw new InvalidOperationException("Nobody was admitted.");
        await AskAsync("mutation($centre: ID!, $admissions: [OfflineAdmissionInput!]!) { reconcileDoor(centre: $centre, admissions: $admissions) { ... on DoorReconciled { admissions { recorded code visitor } } } }", new { centre = id, admissions = new[] { new { pass = phone.Pass(credential, centre, DoorNonce.New(), now), at = now } } });
        string said = (await Host.AskAsync("mutation($centre: ID!, $pass: String!) { requestPassCode(centre: $centre, pass: $pass) { ... on PassCodeGiven { code } } }", new { centre = id, pass = phone.Pass(credential, centre, DoorNonce.New(), now) }, Host.Callers.Add(Role.Member, "ruche")))
            .Data.GetProperty("requestPassCode").GetProperty("code").GetString() ?? throw new InvalidOperationException("There is no code.");
        known.Add(said);
        var typed = await AskAsync("mutation($centre: ID!, $code: String!) { presentCode(centre: $centre, code: $code) { ... on Admission { verdict code visitor homeNetwork tier } } }", new { centre = id, code = said });
        Assert.Equal("ALLOWED", typed.GetProperty("presentCode").GetProperty("verdict").GetString());
        var handedOver = await OpenAsync();
        var delivered = await DeliverAsync(phone.Pass(credential, centre, handedOver, now));
        Assert.Equal("ALLOWED", delivered.GetProperty("verdict").GetString());
        Assert.NotNull(delivered.GetProperty("receipt").GetString());
        await AskAsync("query($centre: ID!, $nonce: String!) { admission(centre: $centre, nonce: $nonce) { verdict code at daysLeft receipt visitor homeNetwork tier } }", new { centre = id, nonce = handedOver.Value });
        await AskAsync("mutation($centre: ID!, $visitor: String!) { blockVisitor(centre: $centre, visitor: $visitor) { ... on DoorSet { door { blocked { visitor since } } } } }", new { centre = id, visitor });
        var refused = await AskAsync("mutation($centre: ID!, $pass: String!) { presentPass(centre: $centre, pass: $pass) { ... on Admission { verdict code visitor } } }", new { centre = id, pass = phone.Pass(credential, centre, await OpenAsync(), now) });
        Assert.Equal("admission.blocked", refused.GetProperty("presentPass").GetProperty("code").GetString());
        var seen = await AskAsync(Staff, new { centre = id, nonce = nonce.Value, month = now.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Equal(4, seen.GetProperty("visits").GetProperty("items").GetArrayLength());

        foreach (string token in new[] { pass, credential })
        {
            known.Add(token);
            Gather(Phone.Decode(token, 0));
            Gather(Phone.Decode(token, 1));
        }

        foreach (string line in Silo.Log.Lines.Skip(logged)) known.UnionWith(line.Split(' ', '(', ')', ',', '.', ':'));
        return known;

        async Task<DoorNonce> OpenAsync()
        {
            var opened = await AskAsync("mutation($centre: ID!) { openDoor(centre: $centre) { ... on DoorOpened { nonce until } } }", new { centre = id });
            return DoorNonce.TryParse(opened.GetProperty("openDoor").GetProperty("nonce").GetString(), out var given) ? given : throw new InvalidOperationException("The door gives none.");
        }

        async Task<JsonElement> AskAsync(string query, object variables)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", staff);
            return (await SendAsync(request)).GetProperty("data");
        }

        // As a phone does whose page is another directory's: what it is answered, it may show to the desk.
        async Task<JsonElement> DeliverAsync(string token)
        {
            known.Add(token);
            using var request = new HttpRequestMessage(HttpMethod.Post, DeliverEndpoint.PathOf(centre)) { Content = new StringContent(token, new MediaTypeHeaderValue(DeliverEndpoint.MediaType)) };
            return await SendAsync(request);
        }

        async Task<JsonElement> SendAsync(HttpRequestMessage request)
        {
            using var response = await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (var header in response.Headers.Concat(response.Content.Headers)) known.UnionWith(header.Value.SelectMany(value => value.Split(' ', ';', ',', '=')));
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            Gather(body);
            return body;
        }

        void Gather(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object) foreach (var member in element.EnumerateObject()) Gather(member.Value);
            else if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Gather(item);
            else known.Add(element.ToString());
        }
    }

    private Phone NewPhone()
    {
        var phone = new Phone();
        _phones.Add(phone);
        return phone;
    }
}
