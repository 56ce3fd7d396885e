using CsCheck;
using Federation.Cluster.Members.Doors.Codes;
using Federation.Cluster.Members.Passes;

namespace Federation.Cluster.Tests.Members;

public sealed class CodeBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 11, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Late = Now.AddHours(1);

    [Fact]
    public void Code_InTwoGroups_IsReadHoweverItIsTyped()
    {
        var (code, until) = new CodeBook().Give(Visitor(1), "pass", Late, Now)!.Value; // the book is empty

        Assert.Equal(Now.AddMinutes(2), until);
        Assert.Matches("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$", code.ToString());
        foreach (string typed in (string[])[code.ToString(), code.Value, code.Value.ToLowerInvariant(), $" {code.Value[..3]} {code.Value[3..]} ", string.Join('-', code.Value.ToCharArray())])
        {
            Assert.True(PassCode.TryParse(typed, out var read));
            Assert.Equal(code, read);
        }

        foreach (string? none in (string?[])[null, "", "BCDFGHJ", "BCDFGHJKL", "ACDFGHJK", "BCDFGHJ0", "BCDF.GHJK", "ßBCDFGHJ", new string(' ', 100)]) Assert.False(PassCode.TryParse(none, out _));
    }

    [Fact]
    public void Take_ACode_IsGoodOnceAndOnlyInItsTime()
    {
        var book = new CodeBook();
        string first = Give(book, 1, "one"), second = Give(book, 2, "two"), third = book.Give(Visitor(3), "three", Now.AddSeconds(30), Now)!.Value.Code.Value; // there is room

        Assert.Equal("one", book.Take(first, Now.AddSeconds(119)));
        Assert.Null(book.Take(first, Now.AddSeconds(119)));
        Assert.Null(book.Take(second, Now.AddSeconds(120)));
        Assert.Null(book.Take(third, Now.AddSeconds(30))); // the pass itself is over before
    }

    [Fact]
    public void Give_ToWhoHasOne_TakesThePlaceOfTheFirst()
    {
        var book = new CodeBook();
        string first = Give(book, 1, "one"), other = Give(book, 2, "two"), second = Give(book, 1, "one again");

        Assert.Null(book.Take(first, Now));
        Assert.Equal("one again", book.Take(second, Now));
        Assert.Equal("two", book.Take(other, Now));
    }

    [Fact]
    public void Give_WhereAsManyAreOpenAsTheBookHas_IsNone()
    {
        var book = new CodeBook();
        for (int number = 0; number < CodeBook.Most; number++) Give(book, number, "pass");

        Assert.Null(book.Give(Visitor(CodeBook.Most), "pass", Late, Now));
        Assert.NotNull(book.Give(Visitor(0), "pass", Late, Now)); // in the place of its own
        Assert.NotNull(book.Give(Visitor(CodeBook.Most), "pass", Late, Now + CodeBook.Lifetime));
    }

    [Fact]
    public void Take_ManyWrongOnes_ShutsForTenMinutesSinceEach()
    {
        var book = new CodeBook();
        for (int number = 0; number < CodeBook.MostWrong; number++)
        {
            Assert.False(book.IsShut(Now.AddSeconds(number)));
            Assert.Null(book.Take("BCDF-GHJK", Now.AddSeconds(number)));
            Assert.Null(book.Take("no code at all", Now.AddSeconds(number))); // nobody guesses by that
        }

        Assert.True(book.IsShut(Now.AddMinutes(9)));
        Assert.False(book.IsShut(Now.AddMinutes(10)));
        book.Take("BCDF-GHJK", Now.AddMinutes(10));
        Assert.True(book.IsShut(Now.AddMinutes(10)));
    }

    // Whatever is given, taken and waited for: each pass comes out once at most, in its time, and by its own code.
    [Fact]
    public void Take_AfterAnything_GivesEachPassOnceAtMost() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 20], Gen.Int[0, 50]).Array[1, 60].Sample(
        steps =>
        {
            var book = new CodeBook();
            var given = new List<(string Code, string Pass, int Visitor, DateTimeOffset Until)>();
            var at = Now;
            var taken = new HashSet<string>();
            foreach (var (visitor, which, seconds) in steps)
            {
                at = at.AddSeconds(seconds);
                if (which % 2 == 0)
                {
                    string pass = $"{given.Count}";
                    var (code, until) = book.Give(Visitor(visitor), pass, at.AddSeconds(90), at)!.Value; // four visitors are few
                    given.Add((code.Value, pass, visitor, until));
                }
                else if (given.Count > 0)
                {
                    var wanted = given[which % given.Count];
                    bool isOpen = at < wanted.Until && !taken.Contains(wanted.Pass) && given.Last(one => one.Visitor == wanted.Visitor).Pass == wanted.Pass;
                    if (book.Take(wanted.Code, at) != (isOpen ? wanted.Pass : null)) return false;
                    if (isOpen) taken.Add(wanted.Pass);
                }
            }

            return true;
        });

    private static string Give(CodeBook book, int visitor, string pass) => book.Give(Visitor(visitor), pass, Late, Now)!.Value.Code.Value; // there is room

    private static Pseudonym Visitor(int number) => Pseudonym.Of(TestIssuer.Secret, $"account-{number}", default);
}
