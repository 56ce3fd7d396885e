using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Members.Statements;

/// <summary>What a door decided alone and the directory doubts is shown, and paid for only where the home network agrees.</summary>
public sealed class DoubtfulVisitTests
{
    private static readonly CentreId Place = CentreId.TryParse("0198a000000070008000000000000001", out var id) ? id : default;
    private static readonly NetworkId Hosts = NetworkId.Parse("hosts"), Ruche = NetworkId.Parse("ruche");
    private static readonly DateTimeOffset At = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Count_OfDoubtfulVisits_IsApart()
    {
        Visit[] visits =
        [
            Visit(1, 8, doubt: AdmissionCodes.Expired), Visit(1, 9), // one day, and billed
            Visit(2, 8, doubt: AdmissionCodes.HomeSilent), Visit(2, 9, doubt: AdmissionCodes.HomeSilent),
            Visit(3, 8) with { IsOffline = true }, // nobody doubts it
        ];

        Assert.Equal(new LineAmount(VisitorDays: 2, Visits: 2, DoubtfulDays: 1, DoubtfulVisits: 3), Assert.Single(VisitCount.Of(Place, visits, null)).Value);
    }

    // In the morning their own network kept the door, and another one from noon on: the day is that one's.
    [Fact]
    public void Count_WhereTheKeeperChangesDuringTheDay_HasTheDayOfTheFirstVisitBetweenNetworks()
    {
        var lines = VisitCount.Of(Place, [Visit(1, 8) with { Host = Ruche }, Visit(1, 13)], null);

        Assert.Equal((Hosts, new LineAmount(1, 1)), Assert.Single(lines) is var line ? (line.Key.Host, line.Value) : default);
    }

    // The line has 2 days, 2 visits, and 1 and 3 that are doubtful.
    [Theory]
    [InlineData("ruche", DisputeReason.DoubtfulAccepted, null, 3, 5, null)]
    [InlineData("ruche", DisputeReason.DoubtfulAccepted, null, 2, 3, null)]
    [InlineData("ruche", DisputeReason.DoubtfulAccepted, null, 3, 6, VisitCodes.NotAgreed)] // there are three
    [InlineData("ruche", DisputeReason.DoubtfulAccepted, null, 4, 5, VisitCodes.NotAgreed)]
    [InlineData("ruche", DisputeReason.DoubtfulAccepted, 3, 3, 5, VisitCodes.NotAgreed)] // it said one visit more
    [InlineData("ruche", DisputeReason.TooFew, 9, 9, 9, null)]
    [InlineData("ruche", DisputeReason.TooFew, 9, 3, 4, null)]
    [InlineData("ruche", DisputeReason.TooFew, 9, 9, 10, VisitCodes.NotAgreed)] // more than anybody said
    [InlineData("ruche", DisputeReason.TooFew, 9, 1, 1, VisitCodes.NotAgreed)] // and fewer than anybody did
    [InlineData("ruche", DisputeReason.TooMany, null, 3, 3, VisitCodes.NotAgreed)]
    [InlineData("ruche", DisputeReason.TooMany, null, 0, 0, null)]
    [InlineData("ruche", DisputeReason.TooMany, 1, 1, 1, null)]
    [InlineData("ruche", DisputeReason.TooMany, 1, 0, 0, VisitCodes.NotAgreed)]
    [InlineData("hosts", DisputeReason.TooFew, 9, 3, 5, VisitCodes.NotAgreed)] // the host alone
    [InlineData("hosts", DisputeReason.TooMany, null, 1, 2, null)]
    public void Answer_ToADispute_StaysWithinWhatTheOtherSideSaid(string by, DisputeReason reason, int? claimed, int days, int visits, string? code)
    {
        var statement = Statement(new LineAmount(2, 2, 1, 3));
        var (dispute, refused) = DisputeRules.Dispute(statement, null, Order(statement, by, reason) with { VisitorDays = claimed, Visits = claimed }, statement.Lines[0].Amount, At);
        Assert.Null(refused);

        Assert.Equal(code, DisputeRules.Answer(statement, dispute, Reply(statement, days, visits), statement.Lines[0].Amount, At).Code);
    }

    // Nobody has agreed to anything.
    [Fact]
    public void Answer_ToADisputeOfBeforeNumbersWereAskedFor_MakesNothingLarger()
    {
        var statement = Statement(new LineAmount(2, 2));
        var dispute = DisputeRules.Dispute(statement, null, Order(statement, "ruche", DisputeReason.TooFew) with { VisitorDays = 9, Visits = 9 }, null, At).After! with { ClaimedDays = null, ClaimedVisits = null }; // it was not refused

        Assert.Equal(VisitCodes.NotAgreed, DisputeRules.Answer(statement, dispute, Reply(statement, 3, 3), statement.Lines[0].Amount, At).Code);
        Assert.Null(DisputeRules.Answer(statement, dispute, Reply(statement, 1, 1), statement.Lines[0].Amount, At).Code);
    }

    [Theory]
    [InlineData(DisputeReason.TooFew, null, null)]
    [InlineData(DisputeReason.TooFew, 2, 2)] // that is the line
    [InlineData(DisputeReason.TooFew, 1, 3)]
    [InlineData(DisputeReason.TooFew, 4, 3)] // more days than visits
    [InlineData(DisputeReason.TooFew, 3, null)]
    [InlineData(DisputeReason.TooMany, 3, 3)]
    [InlineData(DisputeReason.TooMany, -1, 1)]
    [InlineData(DisputeReason.NotMembers, 2, 3)]
    [InlineData(DisputeReason.DoubtfulAccepted, 2, 6)] // there are three
    public void Dispute_WithNumbersThatAreNoneOfItsReason_IsRefused(DisputeReason reason, int? days, int? visits)
    {
        var statement = Statement(new LineAmount(2, 2, 1, 3));

        Assert.Equal(VisitCodes.BadNumbers, DisputeRules.Dispute(statement, null, Order(statement, "ruche", reason) with { VisitorDays = days, Visits = visits }, statement.Lines[0].Amount, At).Code);
    }

    [Fact]
    public void Dispute_ToAcceptWhatIsDoubtful_IsTheHomeNetworksAndOfALineThatHasSome()
    {
        Assert.Null(DisputeRules.Dispute(Statement(new LineAmount(0, 0, 1, 1)), null, Order(Statement(default), "ruche", DisputeReason.DoubtfulAccepted), null, At).Code);
        Assert.Equal(VisitCodes.NotAgreed, DisputeRules.Dispute(Statement(new LineAmount(0, 0, 1, 1)), null, Order(Statement(default), "hosts", DisputeReason.DoubtfulAccepted), null, At).Code);
        Assert.Equal(VisitCodes.NotAgreed, DisputeRules.Dispute(Statement(new LineAmount(1, 1)), null, Order(Statement(default), "ruche", DisputeReason.DoubtfulAccepted), null, At).Code);
    }

    private static VisitStatement Statement(LineAmount amount)
    {
        var month = VisitMonth.Of(DateOnly.FromDateTime(At.UtcDateTime));
        return VisitStatement.Compose(month, [new StoredClosing(Place, [new LineKey(Place, Hosts, Ruche, Tier.Parse("nomad")).Line(amount)], [])], At)[0];
    }

    private static DisputeOrder Order(VisitStatement statement, string by, DisputeReason reason) => new() { Statement = statement.Id, Centre = Place, Tier = Tier.Parse("nomad"), Reason = reason, For = NetworkId.Parse(by), By = "manager-1" };

    private static DisputeReply Reply(VisitStatement statement, int days, int visits) => new() { Statement = statement.Id, Centre = Place, Tier = Tier.Parse("nomad"), VisitorDays = days, Visits = visits, For = Hosts, By = "manager-2" };

    private static Visit Visit(int day, int hour, string? doubt = null) => new()
    {
        Centre = Place, Nonce = DoorNonce.New(), At = new DateTimeOffset(2026, 9, day, hour, 0, 0, TimeSpan.Zero), Day = new DateOnly(2026, 9, day), Visitor = Pseudonym.Of(TestIssuer.Secret, "a", Place),
        HomeNetwork = Ruche, Tier = Tier.Parse("nomad"), Host = Hosts, IsOffline = doubt is not null, Doubt = doubt,
    };
}
