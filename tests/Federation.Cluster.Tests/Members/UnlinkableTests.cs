using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Members;

/// <summary>
/// Two centres that lay everything side by side, what they were shown, what they were answered, what is stored for them and what was logged, cannot find out that they host one person: they have nothing in common of that
/// person that they do not have in common of two strangers of the same network and tier, who came at the same moments.
/// </summary>
public sealed class UnlinkableTests(DoorCluster doors) : IClassFixture<DoorCluster>, IAsyncLifetime
{
    private static readonly AdmissionRules Rules = new() { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche"), DaysPerMonth = 3 }] };

    private readonly List<Phone> _phones = [];
    private CentreId _here;
    private CentreId _there;
    private int _place;

    public async ValueTask InitializeAsync()
    {
        doors.Clock.SetUtcNow(new DateTimeOffset(doors.Clock.GetUtcNow().Year + 1, 11, 2, 11, 0, 0, TimeSpan.Zero));
        (_here, _there) = (await doors.OpenCentreAsync(), await doors.OpenCentreAsync());
        foreach (var centre in new[] { _here, _there }) await doors.Door(centre).SetRules(new RulesOrder { MadeOn = 0, Rules = Rules, For = NetworkId.Parse("hosts"), By = "staff-1" });
    }

    public ValueTask DisposeAsync()
    {
        _phones.ForEach(phone => phone.Dispose());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Centres_ThatCompareAll_KnowNoMoreOfOneMemberThanOfTwoStrangers()
    {
        var marie = await VisitAsync(_here, "marie");
        var marieThere = await VisitAsync(_there, "marie");
        var paulThere = await VisitAsync(_there, "paul");

        var ofOne = marie.Intersect(marieThere).ToHashSet();
        var ofStrangers = marie.Intersect(paulThere).ToHashSet();

        Assert.Empty(ofOne.Except(ofStrangers));
        // It looks at something: a centre knows a member again, and what strangers share is there.
        Assert.NotEmpty((await VisitAsync(_here, "marie")).Intersect(marie).Except(ofStrangers));
        Assert.Contains("ruche", ofStrangers);
    }

    // The same test finds a credential that all centres share, so it can fail.
    [Fact]
    public async Task Centres_ThatAreShownOneKey_WouldFindOut()
    {
        var phone = NewPhone();

        var here = await VisitAsync(_here, "marie", phone);
        var there = await VisitAsync(_there, "marie", phone);
        var stranger = await VisitAsync(_there, "paul");

        Assert.NotEmpty(here.Intersect(there).Except(here.Intersect(stranger)));
    }

    /// <summary>Every value that a centre receives of one visit, or can read of it afterwards, or stands in a log.</summary>
    private async Task<HashSet<string>> VisitAsync(CentreId centre, string account, Phone? phone = null)
    {
        // A phone has another key for each centre.
        phone ??= NewPhone();
        var door = doors.Door(centre);
        var now = doors.Clock.GetUtcNow();
        doors.Log.Clear();
        // A place in the list of states is drawn for each credential.
        var order = phone.Order(centre, account) with { StatusIndex = 100 + 37 * ++_place };
        string credential = new CredentialIssuer(doors.Issuer).Issue(order, now).Credential ?? throw new InvalidOperationException("It is in order.");
        string pass = phone.Pass(credential, centre, (await door.Ask()).Nonce!.Value, now); // it gives one
        var answer = await door.Present(pass);
        Assert.Equal(AdmissionVerdict.Allowed, answer.Verdict);
        await door.Reconcile([new OfflineAdmission { Pass = phone.Pass(credential, centre, DoorNonce.New(), now), At = now }]);
        var visits = await doors.Visits.ReadAsync(centre, VisitMonth.Of(DateOnly.FromDateTime(now.UtcDateTime)), TestContext.Current.CancellationToken).Where(visit => visit.Visitor == order.Subject).ToListAsync(TestContext.Current.CancellationToken);

        var known = new HashSet<string>(StringComparer.Ordinal) { pass, credential };
        foreach (string token in new[] { pass, credential })
        {
            Gather(Phone.Decode(token, 0), known);
            Gather(Phone.Decode(token, 1), known);
            known.Add(token.Split('.')[2]);
        }

        Gather(JsonSerializer.SerializeToElement(answer), known);
        foreach (var visit in visits) Gather(JsonSerializer.SerializeToElement(visit, ClusterJson.Default.Visit), known);
        Gather(JsonSerializer.SerializeToElement((await door.Equip()).Visitors.Where(visitor => visitor.Visitor == order.Subject)), known);
        Assert.NotEmpty(doors.Log.Lines);
        foreach (string line in doors.Log.Lines) known.UnionWith(line.Split(' ', '(', ')', ',', '.', ':'));
        return known;
    }

    private static void Gather(JsonElement element, HashSet<string> known)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject()) Gather(member.Value, known);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Gather(item, known);
                break;
            default:
                known.Add(element.ToString());
                break;
        }
    }

    private Phone NewPhone()
    {
        var phone = new Phone();
        _phones.Add(phone);
        return phone;
    }
}
