using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Normalising.Hours;
using Federation.Cluster.Sync;
using NodaTime;

namespace Federation.Cluster.Tests.Members;

/// <summary>What holds for every visitor, every centre and all rules.</summary>
public sealed class AdmissionLawTests
{
    private const int Trials = 5_000;

    private static readonly string?[] Times = [null, "24/7", "Mo-Fr 09:00-18:00", "Sa,Su 10:00-16:00", "Mo-Fr 09:00-18:00; PH off", "Mo-Fr 09:00-18:00 \"by appointment\"", "off"];
    private static readonly string?[] Zones = [null, "Europe/Paris", "Pacific/Auckland", "America/Martinique"];
    private static readonly string[] Networks = ["ruche", "grange"];
    private static readonly string[] Tiers = ["nomad", "resident"];

    private static readonly Gen<AdmittedMembers> Entry = Gen.Select(Pick.From(Networks), Pick.From([null, .. Tiers]), Gen.Int[0, 4].Select(days => days == 0 ? (int?)null : days))
        .Select((network, tier, days) => new AdmittedMembers { Network = NetworkId.Parse(network), Tier = tier is null ? null : Tier.Parse(tier), DaysPerMonth = days });

    private static readonly Gen<AdmissionRules?> Rules = Gen.Select(Gen.Int[0, 9], Entry.Array[0, 4], Pick.From(Times))
        .Select((never, entries, hours) => never == 0 ? null : new AdmissionRules { Admits = [.. entries], Hours = hours });

    private static readonly Gen<HostCentre> Centre = Gen.Select(Gen.Frequency((9, Gen.Const(true)), (1, Gen.Const(false))), Pick.From(Zones), Gen.Int[0, 3])
        .Select((listed, zone, level) => new HostCentre { IsListed = listed, Zone = zone is null ? null : DateTimeZoneProviders.Tzdb[zone], LabelLevel = level == 0 ? null : level, Address = new Address { Country = "FR", PostalCode = "21000" } });

    private static readonly Gen<AdmissionCase> Cases = Gen.Select(
        Rules,
        Centre,
        Gen.Select(Pick.From(Networks), Pick.From(Tiers), Gen.Int[0, 3], Gen.Int[-2, 20]),
        Gen.Select(Gen.Int[0, 4], Gen.Bool, Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true)))),
        Gen.Select(Gen.Int[0, 60 * 24 * 14], Gen.Enum<CredentialState>(), Gen.Enum<OfflinePolicy>())).Select((rules, centre, member, past, when) =>
        {
            var at = new DateTimeOffset(2026, 12, 21, 0, 0, 0, TimeSpan.Zero).AddMinutes(when.Item1);
            return new AdmissionCase
            {
                Pass = Pass(member.Item1, member.Item2, member.Item3 == 0 ? null : member.Item3, at.AddHours(member.Item4)) with { OfflinePolicy = when.Item3 },
                Home = when.Item2,
                Rules = rules,
                Centre = centre,
                IsBlocked = past.Item3,
                Past = new VisitorPast(past.Item2 ? Math.Max(1, past.Item1) : past.Item1, past.Item2),
                At = at,
            };
        });

    [Fact]
    public void Decide_TheSameCase_IsDecidedTheSame() => Cases.Sample(asked => Admission.Decide(asked) == Admission.Decide(asked with { Rules = asked.Rules is null ? null : asked.Rules with { } }), iter: Trials);

    [Fact]
    public void Decide_ABlockedVisitor_IsBlockedWhateverElseHolds() => Cases.Sample(asked => Admission.Decide(asked with { IsBlocked = true }) == new AdmissionDecision(AdmissionVerdict.Blocked, AdmissionCodes.Blocked), iter: Trials);

    [Fact]
    public void Decide_WhoeverIsAdmitted_IsAllowedByEveryRuleOnItsOwn() => Cases.Sample(asked =>
    {
        var decision = Admission.Decide(asked);
        // The rules in their own words, told another way than by the code.
        var fitting = asked.Rules?.Admits.Where(entry => entry.Network == asked.Pass.HomeNetwork && (entry.Tier ?? asked.Pass.Tier) == asked.Pass.Tier).ToList() ?? [];
        int days = asked.Past.Today ? asked.Past.Days : asked.Past.Days + 1;
        bool admitted = !asked.IsBlocked
            && asked.At < asked.Pass.Until
            && asked.Home != CredentialState.Withdrawn
            && !(asked.Home == CredentialState.Silent && asked.Pass.OfflinePolicy == OfflinePolicy.Never)
            && asked.Centre.IsListed
            && fitting.Exists(entry => entry.DaysPerMonth is not { } most || days <= most)
            && (asked.Pass.LabelLevel is not { } level || asked.Centre.LabelLevel >= level)
            && (asked.Rules?.Hours is not { } hours || asked.Centre.StateAt(hours, asked.At) == HoursState.Open);
        return (decision.Verdict == AdmissionVerdict.Allowed) == admitted && (decision.Code == AdmissionCodes.Allowed) == admitted && (admitted || decision.DaysLeft is null) && decision.DaysLeft is null or >= 0;
    }, iter: Trials);

    [Fact]
    public void Decide_OneRestrictionMore_NeverAdmitsWhoWasRefused() => Gen.Select(Cases, Gen.Int[0, 8], Gen.Int[0, 3]).Sample((asked, which, number) =>
    {
        var narrower = Restricted(asked, which, number);
        return Admission.Decide(asked).Verdict == AdmissionVerdict.Allowed || Admission.Decide(narrower).Verdict != AdmissionVerdict.Allowed;
    }, iter: 4 * Trials);

    // The law above holds nothing if nobody is admitted, or no restriction ever restricts.
    [Fact]
    public void Decide_TheseCases_ComeToEveryAnswer()
    {
        var seen = new Dictionary<(string Code, bool Restricted), int>();
        Gen.Select(Cases, Gen.Int[0, 8], Gen.Int[0, 3]).Sample((asked, which, number) =>
        {
            var (before, after) = (Admission.Decide(asked), Admission.Decide(Restricted(asked, which, number)));
            lock (seen) seen[(before.Code, before.Verdict != after.Verdict)] = seen.GetValueOrDefault((before.Code, before.Verdict != after.Verdict)) + 1;
        }, iter: 4 * Trials);

        Assert.Contains((AdmissionCodes.Allowed, true), seen.Keys);
        Assert.Superset(
            new HashSet<string>
            {
                AdmissionCodes.Allowed, AdmissionCodes.Blocked, AdmissionCodes.Expired, AdmissionCodes.HomeSilent, AdmissionCodes.HoursUnknown, AdmissionCodes.LabelLevel, AdmissionCodes.Network, AdmissionCodes.NoDaysLeft, AdmissionCodes.Nobody,
                AdmissionCodes.OutsideHours, AdmissionCodes.Tier, AdmissionCodes.UnknownCentre, AdmissionCodes.Withdrawn,
            },
            seen.Keys.Select(key => key.Code).ToHashSet());
    }

    /// <summary>The same case with a restriction more, or what there was made tighter.</summary>
    private static AdmissionCase Restricted(AdmissionCase asked, int which, int number) => which switch
    {
        0 => asked with { IsBlocked = true },
        1 => asked with { Pass = asked.Pass with { LabelLevel = Math.Max(asked.Pass.LabelLevel ?? 0, number) is > 0 and var level ? level : null } },
        2 => asked with { Pass = asked.Pass with { Until = asked.Pass.Until.AddHours(-number * 5) } },
        3 => asked with { Past = asked.Past with { Days = asked.Past.Days + number } },
        4 => asked with { Rules = asked.Rules is { Hours: null } rules ? rules with { Hours = "Mo-Fr 09:00-18:00" } : asked.Rules },
        5 => asked with { Home = asked.Home == CredentialState.Silent ? CredentialState.Silent : CredentialState.Withdrawn },
        6 => asked with { Pass = asked.Pass with { OfflinePolicy = OfflinePolicy.Never } },
        7 => asked with { Rules = asked.Rules is { Admits.IsEmpty: false } rules ? rules with { Admits = rules.Admits.RemoveAt(number % rules.Admits.Length) } : null },
        _ => asked with { Rules = asked.Rules is { } rules ? rules with { Admits = [.. rules.Admits.Select(entry => entry with { DaysPerMonth = Math.Min(entry.DaysPerMonth ?? 31, number + 1) })] } : null },
    };

    private static PassFacts Pass(string network, string tier, int? level, DateTimeOffset until) => new()
    {
        Visitor = Pseudonym.Of(TestIssuer.Secret, "account-1", default),
        HomeNetwork = NetworkId.Parse(network),
        Tier = Tier.Parse(tier),
        OfflinePolicy = OfflinePolicy.Never,
        Issuer = TestIssuer.Root,
        StatusIndex = 7,
        LabelLevel = level,
        Until = until,
        SignedAt = default,
        Expires = default,
        Nonce = default,
    };
}
