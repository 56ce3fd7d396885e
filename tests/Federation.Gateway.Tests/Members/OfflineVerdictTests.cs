using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Members;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Members;

/// <summary>
/// A door without network says what the directory would say: the scripts of its page, in Node, are held against <see cref="PassVerifier"/> and <see cref="Admission"/>, over what the API gives a real door to take along, asked
/// for as the page asks. Two that differ would admit whom the other refuses, or make visits that nobody can record.
/// </summary>
public sealed partial class OfflineVerdictTests : IAsyncLifetime
{
    private const int Members = 12;

    private static readonly AdmittedMembers[] Entries =
    [
        new() { Network = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad"), DaysPerMonth = 1 },
        new() { Network = NetworkId.Parse("ruche"), Tier = Tier.Parse("resident") },
        new() { Network = NetworkId.Parse("grange"), DaysPerMonth = 2 },
    ];

    private readonly Phone _phone = new();
    private readonly Phone _other = new();
    private readonly List<(JsonObject Line, string Expected)> _cases = [];
    private readonly KnownIssuers _issuers = new();
    private GatewayHost? _host;
    private DoorSilo? _silo;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    private DoorSilo Silo => _silo ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync(extend: services => services.AddSingleton<IDoorIssuers>(_issuers));
        _silo = await DoorSilo.StartAsync(_host, _issuers.Own, _issuers);
    }

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await Host.DisposeAsync();
        _phone.Dispose();
        _other.Dispose();
        _issuers.Dispose();
    }

    [Fact]
    public async Task Judge_WhateverIsShown_SaysWhatTheDirectoryWouldSay()
    {
        // By a seed, so that a failure comes again.
        var random = new Random(20261129);
        for (int number = 0; number < 24; number++)
        {
            Host.Clock.AdjustTime(Starts(Host.Clock.GetUtcNow().Year + 1)[number % 4].AddDays(number / 4)); // without the rounds that keepers would go in all these years
            _issuers.At(Host.Clock.GetUtcNow());
            var rules = new AdmissionRules
            {
                Admits = [.. Entries.Where(_ => random.Next(4) > 0)],
                Hours = random.Next(3) switch { 0 => null, 1 => "Mo-Su 09:00-18:00", _ => "Mo-Fr 10:00-13:00; PH off" },
                OfflineAdmissions = random.Next(3) == 0 ? 1 : null,
            };
            await AddDoorAsync(random, rules);
        }

        string[] said = await JudgeAsync();

        Assert.Equal(_cases.Count, said.Length);
        Assert.All(_cases.Zip(said), pair => Assert.Equal(pair.First.Expected, pair.Second));
        // It holds nothing if one answer never comes.
        Assert.Superset(
            new HashSet<string>
            {
                AdmissionCodes.Allowed, AdmissionCodes.Blocked, AdmissionCodes.Expired, AdmissionCodes.HomeSilent, AdmissionCodes.LabelLevel, AdmissionCodes.Network, AdmissionCodes.NoDaysLeft, AdmissionCodes.OfflineQuota,
                AdmissionCodes.NoReciprocity, AdmissionCodes.NotHosted, AdmissionCodes.OutsideHours, AdmissionCodes.Tier, AdmissionCodes.Withdrawn, AdmissionCodes.KitOld, PassCodes.Altered, PassCodes.Algorithm, PassCodes.Audience, PassCodes.Early, PassCodes.Issuer,
                PassCodes.KeyUnknown, PassCodes.Lasting, PassCodes.Late, PassCodes.Malformed, PassCodes.NonceUnknown, PassCodes.Resigned, PassCodes.TooLarge, PassCodes.Type,
            },
            said.ToHashSet());
    }

    /// <summary>In the middle of a month, at its end, and before clocks go on and back in Paris.</summary>
    private static DateTimeOffset[] Starts(int year) =>
    [
        new(year, 2, 10, 11, 0, 0, TimeSpan.Zero), new(year, 3, 27, 20, 0, 0, TimeSpan.Zero), new(year, 8, 30, 19, 30, 0, TimeSpan.Zero), new(year, 10, 24, 21, 0, 0, TimeSpan.Zero),
    ];

    private async Task AddDoorAsync(Random random, AdmissionRules rules)
    {
        var centre = await Host.Seed.OpenAsync("hosts", $"{_cases.Count}", new ListingContent { Name = "La Halle", Address = new Address { Country = "FR", PostalCode = "21000" } });
        await Host.CatchUpAsync();
        var door = Host.Grains.Door(centre);
        Assert.True(await door.SetRules(new RulesOrder { MadeOn = 0, Rules = rules, For = NetworkId.Parse("hosts"), By = "staff-1" }) is { IsRefused: false });
        var terms = new HostingTerms { Networks = [.. new HostingTerm?[] { random.Next(4) == 0 ? new() { Network = NetworkId.Parse("ruche"), Stance = HostingStance.Closed } : null, random.Next(2) == 0 ? new() { Network = NetworkId.Parse("grange"), Stance = HostingStance.Reciprocal } : null }.OfType<HostingTerm>()] };
        var hosting = Host.Grains.Hosting(NetworkId.Parse("hosts"));
        Assert.False((await hosting.Set(new HostingOrder { MadeOn = (await hosting.Get()).Version, Terms = terms, By = "manager-1" })).IsRefused);
        var blocked = _phone.Order(centre, "account-0").Subject;
        await door.Block(new VisitorOrder { Visitor = blocked, By = "staff-1" });
        // Somebody was here yesterday.
        var before = Host.Clock.GetUtcNow().AddDays(-1).AddHours(-1);
        await door.Reconcile([new OfflineAdmission { Pass = _phone.Pass(Issue(_issuers.Own, _phone.Order(centre, "account-1"), before.AddHours(-1)), centre, DoorNonce.New(), before), At = before }]);
        var asked = new Door(centre, await door.Equip(), await KitAsync(centre), terms);
        for (int number = 0; number < 40; number++) await AddPassAsync(random, asked, random.Next(Members));
        foreach (var (pass, at) in Forged(centre)) await AddAsync(asked, pass, at, []);
    }

    /// <summary>By the very question of the page.</summary>
    private async Task<JsonNode> KitAsync(CentreId centre)
    {
        await using var script = typeof(DirectorySchema).Assembly.GetManifestResourceStream("Assets/door.js") ?? throw new InvalidOperationException("There is no such script.");
        string question = Question().Match(await new StreamReader(script).ReadToEndAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
        var answer = await Host.AskAsync(question, new { centre = centre.Value, language = "EN" }, Host.Token);
        return JsonNode.Parse(answer.Data.GetProperty("doorKit").GetRawText()) ?? throw new InvalidOperationException("There is no kit.");
    }

    [GeneratedRegex("const KIT = `([^`]+)`")]
    private static partial Regex Question();

    private async Task AddPassAsync(Random random, Door door, int member)
    {
        var at = door.Kit.At.AddMinutes(random.Next(-2, 25 * 60));
        var order = _phone.Order(door.Centre, $"account-{member}", random.Next(6) switch { 0 => "grange", 1 => "strangers", _ => "ruche" }, random.Next(5) == 0 ? "guest" : random.Next(2) == 0 ? "nomad" : "resident") with
        {
            OfflinePolicy = (OfflinePolicy)random.Next(4),
            LabelLevel = random.Next(8) == 0 ? random.Next(1, 4) : null,
            StatusIndex = random.Next(12), // two of them are taken back
            MembershipEnds = random.Next(8) == 0 ? at.AddMinutes(random.Next(-1, 2)) : null,
        };
        // Some say that they are of another network than their issuer speaks for.
        string credential = Issue(_issuers.Any(random), order, at.AddMinutes(-random.Next(5, 60)));
        var alone = random.Next(3) == 0 ? [(order.Subject, at.AddMinutes(-1))] : Array.Empty<(Pseudonym, DateTimeOffset)>();
        await AddAsync(door, _phone.Pass(credential, door.Centre, DoorNonce.New(), at.AddSeconds(random.Next(-200, 90))), at, alone);
    }

    /// <summary>What somebody who cheats might show.</summary>
    private IEnumerable<(string Pass, DateTimeOffset At)> Forged(CentreId centre)
    {
        var at = Host.Clock.GetUtcNow().AddMinutes(10);
        var nonce = DoorNonce.New();
        string credential = Issue(_issuers.Own, _phone.Order(centre, "account-2"), at.AddMinutes(-5));
        string[] parts = credential.Split('.');
        var claims = Phone.Claims(credential, centre, nonce, at);
        yield return ("rubbish", at);
        yield return (new string('a', PassVerifier.MostCharacters + 1), at);
        yield return (_other.Pass(credential, centre, nonce, at), at);
        yield return (_phone.Sign(Phone.Header(algorithm: "none"), claims.ToJsonString()), at);
        yield return (_phone.Sign(Phone.Header(type: "JWT"), claims.ToJsonString()), at);
        yield return (_phone.Sign("""{"typ":"centre-pass+jwt","alg":"ES256","crit":["b64"]}""", claims.ToJsonString()), at);
        // A member twice: a reader that takes the last would admit what the directory then does not record.
        yield return (_phone.Sign(Phone.Header(), claims.ToJsonString().Replace("\"nonce\"", "\"nonce\":\"x\",\"nonce\"", StringComparison.Ordinal)), at);
        yield return (_phone.Sign(Phone.Header(), claims.ToJsonString().Replace("\"jti\"", "\"jti\":\"x\",\"\\u006ati\"", StringComparison.Ordinal)), at);
        // Whole numbers in another way of writing, and half a letter: JSON.parse takes them.
        foreach (string iat in (string[])[$"{at.ToUnixTimeSeconds()}.0", $"{at.ToUnixTimeSeconds()}e0", "-0"]) yield return (_phone.Sign(Phone.Header(), claims.ToJsonString().Replace($"\"iat\":{at.ToUnixTimeSeconds()}", $"\"iat\":{iat}", StringComparison.Ordinal)), at);
        yield return (_phone.Sign(Phone.Header(), claims.ToJsonString().Replace("\"jti\":\"", "\"jti\":\"\\ud800", StringComparison.Ordinal)), at);
        yield return (_phone.Sign(Phone.Header(), """{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}"""), at);
        yield return (_phone.Pass(credential, centre, nonce, at) + "=", at);
        yield return (_phone.Pass($"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}", centre, nonce, at), at);
        yield return (_phone.Pass($"{Phone.Encode(Text(parts[0]).Replace("key-1", "key-9", StringComparison.Ordinal))}.{parts[1]}.{parts[2]}", centre, nonce, at), at);
        yield return (_phone.Pass($"{parts[0]}.{Phone.Encode(Text(parts[1]).Replace(TestIssuer.Root + "/\"", "https://other.example/\"", StringComparison.Ordinal))}.{parts[2]}", centre, nonce, at), at);
        yield return (_phone.Pass(Issue(_issuers.Own, _phone.Order(CentreId.New(Host.Clock), "account-2"), at), centre, nonce, at), at);
        foreach (var (name, value) in new (string, JsonNode?)[] { ("exp", claims["iat"]!.GetValue<long>() + 301), ("iat", claims["iat"]!.GetValue<long>() + 61), ("iat", "soon"), ("exp", 1.5), ("nonce", "short"), ("jti", ""), ("aud", "elsewhere"), ("credential", null) })
        {
            var other = (JsonObject)claims.DeepClone();
            other[name] = value;
            yield return (_phone.Sign(Phone.Header(), other.ToJsonString()), at);
        }
    }

    private async Task AddAsync(Door door, string pass, DateTimeOffset at, IReadOnlyCollection<(Pseudonym Visitor, DateTimeOffset At)> alone)
    {
        var reading = await new PassVerifier(_issuers, _issuers.Own).VerifyAsync(pass, door.Centre, at);
        bool isOpen = _cases.Count % 17 != 0;
        _cases.Add((new JsonObject
        {
            ["kit"] = door.Told.DeepClone(),
            ["pass"] = pass,
            ["admitted"] = new JsonArray([.. alone.Select(one => (JsonNode)new JsonObject { ["visitor"] = one.Visitor.Value, ["day"] = DayOf(door.Kit, one.At) })]),
            ["open"] = new JsonArray(isOpen && reading.Facts is { } facts ? facts.Nonce.Value : null),
            ["millis"] = at.ToUnixTimeMilliseconds(),
        }, await ExpectedAsync(door, reading, isOpen, at, alone)));
    }

    private async Task<string> ExpectedAsync(Door door, PassReading reading, bool isOpen, DateTimeOffset at, IReadOnlyCollection<(Pseudonym Visitor, DateTimeOffset At)> alone)
    {
        var kit = door.Kit;
        if (at >= kit.Until || at < kit.At - PassVerifier.Leeway) return AdmissionCodes.KitOld;
        if (reading.Facts is not { } pass) return reading.Refusal!.Code; // one or the other
        if (!isOpen) return PassCodes.NonceUnknown;
        var host = await Silo.LookAsync(door.Centre, at);
        var today = host.DayAt(at);
        var days = (kit.Visitors.FirstOrDefault(visitor => visitor.Visitor == pass.Visitor)?.Days ?? []).Concat(alone.Where(one => one.Visitor == pass.Visitor).Select(one => host.DayAt(one.At))).Where(day => day.Month == today.Month).ToHashSet();
        string code = Admission.Decide(new AdmissionCase
        {
            Pass = pass,
            Rules = kit.Rules,
            Centre = host,
            Hosting = HostingCase.Of(NetworkId.Parse("hosts"), door.Terms, pass.HomeNetwork, null),
            IsBlocked = kit.Blocked.Contains(pass.Visitor),
            Home = !_issuers.IsGood(pass, at) && pass.OfflinePolicy != OfflinePolicy.Always ? CredentialState.Withdrawn : CredentialState.Silent,
            Past = new VisitorPast(days.Count, days.Contains(today)),
            At = at,
        }).Code;
        return code == AdmissionCodes.Allowed && alone.Count >= (kit.Rules?.OfflineAdmissions ?? AdmissionRules.UsualOffline) ? AdmissionCodes.OfflineQuota : code;
    }

    private async Task<string[]> JudgeAsync()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Members", "judge");
        string file = Path.Combine(folder, $"{Guid.NewGuid():N}.jsonl");
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllLinesAsync(file, _cases.Select(one => one.Line.ToJsonString()), token);
        using var node = Process.Start(new ProcessStartInfo("node", ["judge.mjs", file]) { WorkingDirectory = folder, RedirectStandardOutput = true })!; // without the shell there is a process or an exception
        string said = await node.StandardOutput.ReadToEndAsync(token);
        await node.WaitForExitAsync(token);
        File.Delete(file);
        Assert.Equal(0, node.ExitCode);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Issue(IPassIssuerKeys issuer, CredentialOrder order, DateTimeOffset at) =>
        new CredentialIssuer(issuer).Issue(order with { MembershipEnds = order.MembershipEnds < at ? null : order.MembershipEnds }, at).Credential ?? throw new InvalidOperationException("It is in order.");

    private static string? DayOf(DoorKit kit, DateTimeOffset at) => kit.Days.Where(day => day.From <= at && at < day.Until).Select(day => day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).FirstOrDefault();

    private static string Text(string part) => Phone.Decode($".{part}", 1).GetRawText();

    /// <param name="Kit">What the door took along.</param>
    /// <param name="Told">The same, as the page was told it.</param>
    /// <param name="Terms">Of the network that keeps the door.</param>
    private sealed record Door(CentreId Centre, DoorKit Kit, JsonNode Told, HostingTerms Terms);
}
