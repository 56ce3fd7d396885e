using System.Collections.Immutable;

namespace Federation.Cluster.Tests.Wire;

public sealed class WireJudgeTests
{
    private static readonly WireContract Door = Grain("IDoorGrain", new("version", "0"), new("Ask", "(string) answer"));
    private static readonly WireContract Answer = Of(WireSort.Sent, "answer", new("0", "string", "Code"), new("1", "int?", "Number"));
    private static readonly WireContract Visit = Of(WireSort.Json, "Visit", new("at", "DateTimeOffset required"), new("kind", "VisitKind"));
    private static readonly WireContract Kind = Of(WireSort.Word, "VisitKind", new("First", ""), new("Later", ""));
    private static readonly WireContract Rows = Of(WireSort.Row, "visit", new WireMember("body", "Visit"));
    private static readonly WireContract Number = Of(WireSort.Number, "Verdict", new("0", "", "No"), new("1", "", "Yes"));
    private static readonly WireContract[] All = [Door, Answer, Rows, Visit, Kind, Number];

    [Fact]
    public void Nothing_Changed_IsNoDifference() => Assert.Empty(WireJudge.Compare(All, All));

    [Fact]
    public void Member_WithANewId_IsSafe() => Safe(Answer, Answer with { Members = Answer.Members.Add(new WireMember("2", "string", "More")) }, "has a member 2 (More)");

    [Fact]
    public void Member_RenamedInTheCode_IsNoDifference() => Assert.Empty(Compare(Answer, Answer with { Members = [Answer.Members[0] with { Word = "Reason" }, Answer.Members[1]] }));

    [Fact]
    public void Member_RetypedUnderItsId_Breaks() => Breaks(Answer, Answer with { Members = [Answer.Members[0] with { Shape = "int" }, Answer.Members[1]] }, "0 was string and is int");

    [Fact]
    public void Member_Removed_Breaks() => Breaks(Answer, Answer with { Members = [Answer.Members[0]] }, "has no member 1 (Number)");

    [Fact]
    public void Alias_Changed_Breaks()
    {
        var changes = Compare(Answer, Answer with { Name = "reply" });

        Assert.Equal([false, true], changes.Select(change => change.IsSafe));
        Assert.Contains("Sent answer is gone", changes[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Method_New_IsSafeWithTheVersionRaisedAlone()
    {
        var method = new WireMember("Leave", "() Task");

        Breaks(Door, Grain(Door.Name, [.. Door.Members, method]), "has Leave");
        Assert.All(Compare(Door, Grain(Door.Name, [Door.Members[0] with { Shape = "1" }, Door.Members[1], method])), change => Assert.True(change.IsSafe));
    }

    [Fact]
    public void Method_RemovedOrChanged_Breaks()
    {
        Breaks(Door, Grain(Door.Name, Door.Members[0]), "has no Ask");
        Breaks(Door, Grain(Door.Name, Door.Members[0], Door.Members[1] with { Shape = "(string, int) answer" }), "Ask was (string) answer");
    }

    [Fact]
    public void Version_OfAnInterfaceLowered_Breaks() => Breaks(Grain(Door.Name, Door.Members[0] with { Shape = "1" }), Grain(Door.Name, Door.Members[0]), "version was 1 and is 0");

    [Fact]
    public void StoredMember_New_IsSafeUnlessItIsDemanded()
    {
        Safe(Visit, Visit with { Members = Visit.Members.Add(new WireMember("host", "string")) }, "has a member host");
        Breaks(Visit, Visit with { Members = Visit.Members.Add(new WireMember("host", "string required")) }, "demands a member host");
        Breaks(Visit, Visit with { Members = [Visit.Members[0], Visit.Members[1] with { Shape = "VisitKind required" }] }, "demands kind");
        Breaks(Visit, Visit with { Members = [Visit.Members[0] with { Shape = "DateTimeOffset" }, Visit.Members[1]] }, "does not demand at");
    }

    [Fact]
    public void StoredMember_RemovedOrRetyped_Breaks()
    {
        Breaks(Visit, Visit with { Members = [Visit.Members[0]] }, "has no member kind");
        Breaks(Visit, Visit with { Members = [Visit.Members[0], Visit.Members[1] with { Shape = "string" }] }, "kind was VisitKind and is string");
    }

    [Fact]
    public void StoredType_RenamedInTheCode_IsNoDifference()
    {
        WireContract[] renamed = [Door, Answer, Rows with { Members = [new WireMember("body", "Stay")] }, Visit with { Name = "Stay", Members = [Visit.Members[0], Visit.Members[1] with { Shape = "StayKind" }] }, Kind with { Name = "StayKind" }, Number];

        Assert.Empty(WireJudge.Compare(All, renamed));
    }

    [Fact]
    public void Value_New_BreaksForAHostThatCannotReadIt()
    {
        Breaks(Kind, Kind with { Members = Kind.Members.Add(new WireMember("Last", "")) }, "has the value Last");
        Breaks(Number, Number with { Members = Number.Members.Add(new WireMember("2", "", "Perhaps")) }, "has the value 2 Perhaps");
        Breaks(Number, Number with { Members = [Number.Members[0]] }, "has no 1");
    }

    [Fact]
    public void Kind_Removed_Breaks() => Breaks(Rows, Of(WireSort.Row, "stay", [.. Rows.Members]), "Row visit is gone");

    [Fact]
    public void Store_WithANewFormat_Breaks() => Breaks(Of(WireSort.Version, "store", new WireMember("sqlite", "1")), Of(WireSort.Version, "store", new WireMember("sqlite", "2")), "sqlite is 2");

    [Fact]
    public void Releases_AreApart_WhereTheOldestRose()
    {
        WireContract[] first = [Of(WireSort.Version, "wire", new("current", "3"), new("oldest", "2"))];
        WireContract[] next = [Of(WireSort.Version, "wire", new("current", "4"), new("oldest", "2"))];
        WireContract[] apart = [Of(WireSort.Version, "wire", new("current", "4"), new("oldest", "3"))];

        Assert.False(WireJudge.IsApart(first, next));
        Assert.True(WireJudge.IsApart(first, apart));
        Assert.All(WireJudge.Compare(first, apart), change => Assert.True(change.IsSafe));
    }

    private static void Safe(WireContract before, WireContract after, string what)
    {
        var change = Assert.Single(Compare(before, after));
        Assert.True(change.IsSafe, change.ToString());
        Assert.Contains(what, change.What, StringComparison.Ordinal);
    }

    private static void Breaks(WireContract before, WireContract after, string what)
    {
        var change = Compare(before, after)[0];
        Assert.False(change.IsSafe, change.ToString());
        Assert.Contains(what, change.What, StringComparison.Ordinal);
    }

    private static IReadOnlyList<WireChange> Compare(WireContract before, WireContract after) => WireJudge.Compare([before], [after]);

    private static WireContract Grain(string name, params ImmutableArray<WireMember> members) => Of(WireSort.Grain, name, members);

    private static WireContract Of(WireSort sort, string name, params ImmutableArray<WireMember> members) => new(sort, name, members);
}
