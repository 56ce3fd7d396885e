using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Sync;
using NodaTime;

namespace Federation.Cluster.Tests.Members;

public sealed class AdmissionTests
{
    private static readonly AdmissionRules Rules = new() { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad"), DaysPerMonth = 2 }, new AdmittedMembers { Network = NetworkId.Parse("ruche"), Tier = Tier.Parse("resident") }] };

    [Theory]
    // In winter Paris is an hour ahead of UTC: the month begins there at 23:00 of the last day of UTC.
    [InlineData("Europe/Paris", "2026-11-30T22:59:59Z", "2026-11-30", "2026-11")]
    [InlineData("Europe/Paris", "2026-11-30T23:00:00Z", "2026-12-01", "2026-12")]
    // In summer by two.
    [InlineData("Europe/Paris", "2026-07-31T21:59:59Z", "2026-07-31", "2026-07")]
    [InlineData("Europe/Paris", "2026-07-31T22:00:00Z", "2026-08-01", "2026-08")]
    [InlineData("America/Martinique", "2026-12-01T03:59:59Z", "2026-11-30", "2026-11")]
    [InlineData("America/Martinique", "2026-12-01T04:00:00Z", "2026-12-01", "2026-12")]
    [InlineData(null, "2026-11-30T23:59:59Z", "2026-11-30", "2026-11")]
    public void DayAt_AroundTheEndOfAMonth_IsTheCentres(string? zone, string at, string day, string month)
    {
        var there = Centre(zone).DayAt(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal((day, month), (there.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), VisitMonth.Of(there).ToString()));
    }

    [Theory]
    [InlineData("2026-11-27T08:30:00Z", "Mo-Fr 09:00-18:00", null)] // 09:30 in Paris
    [InlineData("2026-11-27T07:59:00Z", "Mo-Fr 09:00-18:00", AdmissionCodes.OutsideHours)]
    [InlineData("2026-12-25T10:00:00Z", "Mo-Fr 09:00-18:00; PH off", AdmissionCodes.OutsideHours)]
    [InlineData("2026-11-27T10:00:00Z", "Mo-Fr 09:00-18:00 \"by appointment\"", AdmissionCodes.HoursUnknown)]
    public void Decide_WithHours_GoesByTheClockOfThePlace(string at, string hours, string? code)
    {
        var decision = Admission.Decide(Case(at) with { Rules = Rules with { Hours = hours } });

        Assert.Equal(code ?? AdmissionCodes.Allowed, decision.Code);
    }

    [Fact]
    public void Decide_WithHoursAtAPlaceWithoutAZone_IsNotSure() =>
        Assert.Equal(AdmissionCodes.HoursUnknown, Admission.Decide(Case("2026-11-27T10:00:00Z") with { Centre = Centre(null), Rules = Rules with { Hours = "24/7" } }).Code);

    [Theory]
    [InlineData("nomad", 0, false, AdmissionVerdict.Allowed, 1)]
    [InlineData("nomad", 1, false, AdmissionVerdict.Allowed, 0)]
    [InlineData("nomad", 2, false, AdmissionVerdict.NoCredit, null)]
    [InlineData("nomad", 2, true, AdmissionVerdict.Allowed, 0)] // back from lunch
    [InlineData("nomad", 3, true, AdmissionVerdict.NoCredit, null)] // the limit was lowered since
    [InlineData("resident", 20, false, AdmissionVerdict.Allowed, null)]
    public void Decide_OnTheNextDay_CountsDays(string tier, int days, bool today, AdmissionVerdict verdict, int? left)
    {
        var decision = Admission.Decide(Case("2026-11-27T10:00:00Z", tier) with { Past = new VisitorPast(days, today) });

        Assert.Equal((verdict, left), (decision.Verdict, decision.DaysLeft));
    }

    [Fact]
    public void Decide_AtTheMomentACredentialEnds_IsExpired()
    {
        var asked = Case("2026-11-27T10:00:00Z");

        Assert.Equal(AdmissionVerdict.Allowed, Admission.Decide(asked with { Pass = asked.Pass with { Until = asked.At.AddSeconds(1) } }).Verdict);
        Assert.Equal(AdmissionVerdict.Expired, Admission.Decide(asked with { Pass = asked.Pass with { Until = asked.At } }).Verdict);
    }

    [Fact]
    public void Decide_BelowTheLevelThatTheHomeNetworkAsks_IsNotAllowed()
    {
        var asked = Case("2026-11-27T10:00:00Z");
        AdmissionDecision At(int? held, int? wanted) => Admission.Decide(asked with { Pass = asked.Pass with { LabelLevel = wanted }, Centre = asked.Centre with { LabelLevel = held } });

        Assert.Equal(AdmissionVerdict.Allowed, At(2, 2).Verdict);
        Assert.Equal(AdmissionVerdict.Allowed, At(null, null).Verdict);
        Assert.Equal(AdmissionCodes.LabelLevel, At(1, 2).Code);
        Assert.Equal(AdmissionCodes.LabelLevel, At(null, 1).Code);
    }

    [Theory]
    [InlineData(OfflinePolicy.Always, CredentialState.Unasked, AdmissionCodes.Allowed)]
    [InlineData(OfflinePolicy.Allowed, CredentialState.Silent, AdmissionCodes.Allowed)]
    [InlineData(OfflinePolicy.AllowedOffline, CredentialState.Silent, AdmissionCodes.Allowed)]
    [InlineData(OfflinePolicy.Never, CredentialState.Silent, AdmissionCodes.HomeSilent)]
    [InlineData(OfflinePolicy.Never, CredentialState.Good, AdmissionCodes.Allowed)]
    [InlineData(OfflinePolicy.Allowed, CredentialState.Withdrawn, AdmissionCodes.Withdrawn)]
    [InlineData(OfflinePolicy.AllowedOffline, CredentialState.Withdrawn, AdmissionCodes.Withdrawn)]
    [InlineData(OfflinePolicy.Never, CredentialState.Withdrawn, AdmissionCodes.Withdrawn)]
    public void Decide_ByWhatTheHomeNetworkSays_IsAsItWantsIt(OfflinePolicy policy, CredentialState said, string code)
    {
        var asked = Case("2026-11-27T10:00:00Z");

        Assert.Equal(code, Admission.Decide(asked with { Pass = asked.Pass with { OfflinePolicy = policy }, Home = said }).Code);
    }

    [Fact]
    public void Checked_Rules_AreOrderedAndTheirHoursCanonical()
    {
        var (rules, refusal) = new AdmissionRules { Admits = [Rules.Admits[1], Rules.Admits[0], new AdmittedMembers { Network = NetworkId.Parse("ruche") }], Hours = "lundi au vendredi 9h-18h" }.Checked();

        Assert.Null(refusal);
        Assert.Equal([null, "nomad", "resident"], rules!.Admits.Select(entry => entry.Tier?.Value)); // it was not refused
        Assert.Equal("Mo-Fr 09:00-18:00", rules.Hours);
    }

    public static TheoryData<string, AdmissionRules> BadRules => new()
    {
        { AdmissionCodes.BadHours, Rules with { Hours = "when Marie is there" } },
        { AdmissionCodes.BadHours, Rules with { Hours = "" } },
        { AdmissionCodes.BadHours, Rules with { Hours = new string('9', 100_000) } },
        { AdmissionCodes.BadRules, Rules with { Admits = [Rules.Admits[0], Rules.Admits[0] with { DaysPerMonth = 3 }] } },
        { AdmissionCodes.BadRules, Rules with { Admits = [Rules.Admits[0] with { DaysPerMonth = 0 }] } },
        { AdmissionCodes.BadRules, Rules with { Admits = [Rules.Admits[0] with { DaysPerMonth = 32 }] } },
        { AdmissionCodes.BadRules, Rules with { OfflineAdmissions = -1 } },
        { AdmissionCodes.BadRules, Rules with { OfflineAdmissions = 201 } },
        { AdmissionCodes.BadRules, Rules with { Admits = [.. Enumerable.Range(0, 201).Select(number => new AdmittedMembers { Network = NetworkId.Parse($"n{number}") })] } },
    };

    [Theory]
    [MemberData(nameof(BadRules))]
    public void Checked_WhatCannotBe_IsRefusedWithoutAWordOfIt(string code, AdmissionRules rules)
    {
        var (made, refusal) = rules.Checked();

        Assert.Null(made);
        Assert.Equal(code, refusal?.Code);
        Assert.DoesNotContain("Marie", refusal?.Message, StringComparison.Ordinal);
    }

    // The clocks of Paris go back in the night to 25 October 2026: that day has 25 hours.
    [Fact]
    public void DaysBetween_OverAChangeOfClocks_AreThoseOfThePlaceWithoutAGap()
    {
        var from = new DateTimeOffset(2026, 10, 24, 10, 0, 0, TimeSpan.Zero);

        var days = Centre("Europe/Paris").DaysBetween(from, from.AddHours(30)).ToList();

        Assert.Equal([new DateOnly(2026, 10, 24), new DateOnly(2026, 10, 25)], days.Select(day => day.Day));
        Assert.Equal(days[0].Until, days[1].From);
        Assert.Equal(TimeSpan.FromHours(25), days[1].Until - days[1].From);
    }

    [Fact]
    public void OpenBetween_ADayAndANight_IsWhatStateAtSaysAtEveryMinute()
    {
        var from = new DateTimeOffset(2026, 11, 26, 12, 7, 0, TimeSpan.Zero); // a Thursday
        foreach (string hours in (string[])["Mo-Fr 09:00-18:00", "24/7", "Mo-Su 20:00-02:00", "Mo-Fr 09:00-18:00; PH off", "off"])
        {
            var spans = Centre("Europe/Paris").OpenBetween(hours, from, from.AddHours(24)).ToList();
            for (var at = from; at < from.AddHours(24); at = at.AddMinutes(1))
            {
                Assert.Equal(Centre("Europe/Paris").StateAt(hours, at) == Federation.Cluster.Normalising.Hours.HoursState.Open, spans.Exists(span => span.From <= at && at < span.Until));
            }
        }
    }

    private static HostCentre Centre(string? zone) => new() { IsListed = true, Zone = zone is null ? null : DateTimeZoneProviders.Tzdb[zone], Address = new Address { Country = "FR", PostalCode = "21000" } };

    private static AdmissionCase Case(string at, string tier = "nomad") => new()
    {
        Pass = new PassFacts
        {
            Visitor = Pseudonym.Of(TestIssuer.Secret, "account-1", default),
            HomeNetwork = NetworkId.Parse("ruche"),
            Tier = Tier.Parse(tier),
            OfflinePolicy = OfflinePolicy.Never,
            Issuer = TestIssuer.Root,
            StatusIndex = 7,
            LabelLevel = null,
            Until = DateTimeOffset.MaxValue,
            SignedAt = default,
            Expires = default,
            Nonce = default,
        },
        Rules = Rules,
        Centre = Centre("Europe/Paris"),
        IsBlocked = false,
        Home = CredentialState.Good,
        Past = default,
        At = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
    };
}
