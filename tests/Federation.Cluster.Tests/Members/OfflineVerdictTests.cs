using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Members;

/// <summary>
/// A door without network says what the directory would say: the scripts of its page, in Node, are held against <see cref="PassVerifier"/> and <see cref="Admission"/>, over what a real door takes along.
/// Two that differ would admit whom the other refuses, or make visits that nobody can record.
/// </summary>
public sealed class OfflineVerdictTests(DoorCluster doors) : IClassFixture<DoorCluster>, IDisposable
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
    private readonly StatusList _states = StatusList.Of([10, 11]);

    public void Dispose()
    {
        _phone.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task Judge_WhateverIsShown_SaysWhatTheDirectoryWouldSay()
    {
        // By a seed, so that a failure comes again.
        var random = new Random(20261129);
        for (int number = 0; number < 12; number++)
        {
            doors.Clock.SetUtcNow(Starts(doors.Clock.GetUtcNow().Year + 1)[number % 4].AddDays(number / 4));
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
                AdmissionCodes.OutsideHours, AdmissionCodes.Tier, AdmissionCodes.Withdrawn, AdmissionCodes.KitOld, PassCodes.Altered, PassCodes.Algorithm, PassCodes.Audience, PassCodes.Early, PassCodes.Issuer,
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
        var centre = await doors.OpenCentreAsync();
        Assert.True(await doors.Door(centre).SetRules(new RulesOrder { MadeOn = 0, Rules = rules, For = NetworkId.Parse("hosts"), By = "staff-1" }) is { IsRefused: false });
        var blocked = _phone.Order(centre, "account-0").Subject;
        await doors.Door(centre).Block(new VisitorOrder { Visitor = blocked, By = "staff-1" });
        // Somebody was here yesterday.
        var before = doors.Clock.GetUtcNow().AddDays(-1).AddHours(-1);
        await doors.Door(centre).Reconcile([new OfflineAdmission { Pass = _phone.Pass(Issue(_phone.Order(centre, "account-1"), before.AddHours(-1)), centre, DoorNonce.New(), before), At = before }]);
        var kit = await doors.Door(centre).Equip();
        for (int number = 0; number < 40; number++) await AddPassAsync(random, centre, kit, random.Next(Members));
        foreach (var (pass, at) in Forged(centre)) await AddAsync(centre, kit, pass, at, []);
    }

    private async Task AddPassAsync(Random random, CentreId centre, DoorKit kit, int member)
    {
        var at = kit.At.AddMinutes(random.Next(-2, 25 * 60));
        var order = _phone.Order(centre, $"account-{member}", random.Next(6) switch { 0 => "grange", 1 => "strangers", _ => "ruche" }, random.Next(5) == 0 ? "guest" : random.Next(2) == 0 ? "nomad" : "resident") with
        {
            OfflinePolicy = (OfflinePolicy)random.Next(4),
            LabelLevel = random.Next(8) == 0 ? random.Next(1, 4) : null,
            StatusIndex = random.Next(12), // two of them are taken back
            MembershipEnds = random.Next(8) == 0 ? at.AddMinutes(random.Next(-1, 2)) : null,
        };
        string credential = Issue(order, at.AddMinutes(-random.Next(5, 60)));
        var alone = random.Next(3) == 0 ? [(order.Subject, at.AddMinutes(-1))] : Array.Empty<(Pseudonym, DateTimeOffset)>();
        await AddAsync(centre, kit, _phone.Pass(credential, centre, DoorNonce.New(), at.AddSeconds(random.Next(-200, 90))), at, alone);
    }

    /// <summary>What somebody who cheats might show.</summary>
    private IEnumerable<(string Pass, DateTimeOffset At)> Forged(CentreId centre)
    {
        var at = doors.Clock.GetUtcNow().AddMinutes(10);
        var nonce = DoorNonce.New();
        string credential = Issue(_phone.Order(centre, "account-2"), at.AddMinutes(-5));
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
        yield return (_phone.Pass(Issue(_phone.Order(Centres.Listings.NewId(), "account-2"), at), centre, nonce, at), at);
        foreach (var (name, value) in new (string, JsonNode?)[] { ("exp", claims["iat"]!.GetValue<long>() + 301), ("iat", claims["iat"]!.GetValue<long>() + 61), ("iat", "soon"), ("exp", 1.5), ("nonce", "short"), ("jti", ""), ("aud", "elsewhere"), ("credential", null) })
        {
            var other = (JsonObject)claims.DeepClone();
            other[name] = value;
            yield return (_phone.Sign(Phone.Header(), other.ToJsonString()), at);
        }
    }

    private async Task AddAsync(CentreId centre, DoorKit kit, string pass, DateTimeOffset at, IReadOnlyCollection<(Pseudonym Visitor, DateTimeOffset At)> alone)
    {
        var reading = await new PassVerifier(new OwnPassIssuer(doors.Issuer), doors.Issuer).VerifyAsync(pass, centre, at);
        bool isOpen = _cases.Count % 17 != 0;
        _cases.Add((new JsonObject
        {
            ["kit"] = Told(kit, centre),
            ["pass"] = pass,
            ["admitted"] = new JsonArray([.. alone.Select(one => (JsonNode)new JsonObject { ["visitor"] = one.Visitor.Value, ["day"] = DayOf(kit, one.At) })]),
            ["open"] = new JsonArray(isOpen && reading.Facts is { } facts ? facts.Nonce.Value : null),
            ["millis"] = at.ToUnixTimeMilliseconds(),
        }, await ExpectedAsync(centre, kit, reading, isOpen, at, alone)));
    }

    private async Task<string> ExpectedAsync(CentreId centre, DoorKit kit, PassReading reading, bool isOpen, DateTimeOffset at, IReadOnlyCollection<(Pseudonym Visitor, DateTimeOffset At)> alone)
    {
        if (at >= kit.Until || at < kit.At - PassVerifier.Leeway) return AdmissionCodes.KitOld;
        if (reading.Facts is not { } pass) return reading.Refusal!.Code; // one or the other
        if (!isOpen) return PassCodes.NonceUnknown;
        var host = await doors.LookAsync(centre, at);
        var today = host.DayAt(at);
        var days = (kit.Visitors.FirstOrDefault(visitor => visitor.Visitor == pass.Visitor)?.Days ?? []).Concat(alone.Where(one => one.Visitor == pass.Visitor).Select(one => host.DayAt(one.At))).Where(day => day.Month == today.Month).ToHashSet();
        string code = Admission.Decide(new AdmissionCase
        {
            Pass = pass,
            Rules = kit.Rules,
            Centre = host,
            IsBlocked = kit.Blocked.Contains(pass.Visitor),
            Home = !_states.IsGood(pass.StatusIndex) && pass.OfflinePolicy != OfflinePolicy.Always ? CredentialState.Withdrawn : CredentialState.Silent,
            Past = new VisitorPast(days.Count, days.Contains(today)),
            At = at,
        }).Code;
        return code == AdmissionCodes.Allowed && alone.Count >= (kit.Rules?.OfflineAdmissions ?? AdmissionRules.UsualOffline) ? AdmissionCodes.OfflineQuota : code;
    }

    /// <summary>As <c>doorKit</c> gives it.</summary>
    private JsonObject Told(DoorKit kit, CentreId centre) => new()
    {
        ["at"] = Written(kit.At),
        ["until"] = Written(kit.Until),
        ["audience"] = PassAudience.Of(doors.Issuer.PublicUrl, centre),
        ["labelLevel"] = kit.LabelLevel,
        ["quota"] = kit.Rules?.OfflineAdmissions ?? AdmissionRules.UsualOffline,
        ["passSeconds"] = (int)PassVerifier.MostLifetime.TotalSeconds,
        ["leewaySeconds"] = (int)PassVerifier.Leeway.TotalSeconds,
        ["blocked"] = new JsonArray([.. kit.Blocked.Select(visitor => (JsonNode)visitor.Value)]),
        ["rules"] = new JsonObject { ["admits"] = new JsonArray([.. kit.Rules!.Admits.Select(entry => (JsonNode)new JsonObject { ["networkKey"] = entry.Network.Value, ["tier"] = entry.Tier?.Value, ["daysPerMonth"] = entry.DaysPerMonth })]) }, // they were set
        ["open"] = kit.Open is { } open ? new JsonArray([.. open.Select(span => (JsonNode)new JsonObject { ["from"] = Written(span.From), ["until"] = Written(span.Until) })]) : null,
        ["days"] = new JsonArray([.. kit.Days.Select(day => (JsonNode)new JsonObject { ["day"] = Written(day.Day), ["from"] = Written(day.From), ["until"] = Written(day.Until) })]),
        ["visitors"] = new JsonArray([.. kit.Visitors.Select(visitor => (JsonNode)new JsonObject { ["visitor"] = visitor.Visitor.Value, ["days"] = new JsonArray([.. visitor.Days.Select(day => (JsonNode)Written(day))]) })]),
        ["issuers"] = new JsonArray(new JsonObject
        {
            ["issuer"] = doors.Issuer.Issuer,
            ["keys"] = new JsonObject { ["keys"] = new JsonArray([.. doors.Issuer.Published.Keys.Select(key => (JsonNode)new JsonObject { ["kty"] = key.Kty, ["crv"] = key.Crv, ["kid"] = key.Kid, ["x"] = key.X, ["y"] = key.Y })]) }.ToJsonString(),
            ["statusList"] = doors.Issuer.StatusList.AbsoluteUri,
            ["until"] = Written(kit.Until),
            ["network"] = null,
            ["states"] = Phone.Sign(doors.Issuer.Key, """{"typ":"statuslist+jwt","alg":"ES256"}""", new JsonObject { ["status_list"] = new JsonObject { ["bits"] = 1, ["lst"] = _states.ToString() } }.ToJsonString()),
        }),
    };

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

    private string Issue(CredentialOrder order, DateTimeOffset at) => new CredentialIssuer(doors.Issuer).Issue(order with { MembershipEnds = order.MembershipEnds < at ? null : order.MembershipEnds }, at).Credential ?? throw new InvalidOperationException("It is in order.");

    private static string? DayOf(DoorKit kit, DateTimeOffset at) => kit.Days.Where(day => day.From <= at && at < day.Until).Select(day => Written(day.Day)).FirstOrDefault();

    private static string Text(string part) => Phone.Decode($".{part}", 1).GetRawText();

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
