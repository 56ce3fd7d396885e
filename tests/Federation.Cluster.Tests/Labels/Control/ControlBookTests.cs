using Federation.Cluster.Labels.Assessments.Control;
using Federation.Cluster.Problems;

namespace Federation.Cluster.Tests.Labels.Control;

/// <summary>The rules of codes, on a clock of their own.</summary>
public sealed class ControlBookTests
{
    private const string Host = "www.hangar.example", Box = "info@hangar.example", Code = "ABCDE-12345-ABCDE-12345";

    private static readonly DateTimeOffset Start = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("https://www.hangar.example/accueil?x=1", "www.hangar.example")]
    [InlineData("http://Hangar.Example:8080/", "hangar.example")]
    [InlineData("https://hangar.example.", "hangar.example")]
    [InlineData("https://café.example/", "xn--caf-dma.example")]
    [InlineData("https://centre.github.io/", "centre.github.io")]
    [InlineData("https://facebook.com/hangar", null)]
    [InlineData("https://www.facebook.com/hangar", null)]
    [InlineData("https://gmail.com", null)]
    [InlineData("https://user:secret@hangar.example/", null)]
    [InlineData("ftp://hangar.example/", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("hangar.example", null)]
    [InlineData("https://localhost/", null)]
    [InlineData("https://intranet/", null)]
    [InlineData("https://127.0.0.1/", null)]
    [InlineData("https://2130706433/", null)]
    [InlineData("https://[::1]/", null)]
    [InlineData("https://169.254.169.254/latest", null)]
    [InlineData("https://db.internal/", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Host_OfAWebsite_IsItsNameOnThePublicInternet(string? website, string? host) => Assert.Equal(host, ControlHost.Of(website));

    [Fact]
    public void Mailboxes_OfAHost_AreOnItAndNotAbove()
    {
        Assert.All(ControlHost.Mailboxes("www.hangar.example"), mailbox => Assert.EndsWith("@hangar.example", mailbox, StringComparison.Ordinal));
        Assert.All(ControlHost.Mailboxes("hangar.agglo.example"), mailbox => Assert.EndsWith("@hangar.agglo.example", mailbox, StringComparison.Ordinal));
    }

    [Fact]
    public void Codes_AreLongEachAnotherAndReadAsTheyAreTyped()
    {
        string[] codes = [.. Enumerable.Range(0, 1_000).Select(_ => ControlCode.New())];
        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$", code));
        string hash = ControlCode.Hash("0A1BC-DEFGH-JKMNP-QRSTV");
        Assert.True(ControlCode.Is(" oaIbc defgh jkmnp qrstv\n", hash));
        Assert.True(ControlCode.Is("0A1BCDEFGHJKMNPQRSTV", hash));
        Assert.False(ControlCode.Is("0A1BC-DEFGH-JKMNP-QRSTW", hash));
        Assert.False(ControlCode.Is("", hash));
        Assert.True(ControlCode.IsIn("\uFEFF# codes\r\n0A1BC-DEFGH-JKMNP-QRSTV\r\n", hash));
        Assert.False(ControlCode.IsIn("not 0A1BC-DEFGH-JKMNP-QRSTV alone", hash));
    }

    // Whatever somebody asks for, the book itself has no code and no mailbox.
    [Fact]
    public void Mail_AskedFor_IsKeptAsAHash()
    {
        var (book, answer) = new ControlBook().AskMail("a-1", Host, Box, Code, Start);

        Assert.Null(answer.Secret);
        Assert.Equal(ControlCode.Hash(Code), Assert.Single(book.Challenges).Hash);
        Assert.Null(book.Enter("a-1", Host, Code, Start.AddMinutes(59)).Answer.Code);
        Assert.Equal(ControlCodes.NoCode, book.Enter("a-1", Host, Code, Start.AddHours(1)).Answer.Code);
        Assert.Equal(ControlCodes.NoCode, book.Enter("a-1", "other.example", Code, Start).Answer.Code);
        Assert.Equal(ControlCodes.NoCode, book.Enter("a-2", Host, Code, Start).Answer.Code);
    }

    [Fact]
    public void Mail_OfOneApplication_ComesThreeTimesADay()
    {
        var book = new ControlBook().AskMail("a-1", Host, Box, "1", Start).Book;
        Assert.Equal(ControlCodes.TooOften, book.AskMail("a-1", Host, Box, "2", Start.AddMinutes(9)).Answer.Code);
        book = book.AskMail("a-1", Host, Box, "2", Start.AddMinutes(10)).Book;
        Assert.Equal(ControlCodes.WrongCode, book.Enter("a-1", Host, "1", Start.AddMinutes(11)).Answer.Code);
        book = book.AskMail("a-1", Host, Box, "3", Start.AddMinutes(20)).Book;
        Assert.Equal(ControlCodes.TooOften, book.AskMail("a-1", Host, Box, "4", Start.AddHours(23)).Answer.Code);
        Assert.Null(book.AskMail("a-1", Host, Box, "4", Start.AddHours(24)).Answer.Code);
    }

    [Fact]
    public void Mail_OfOneCentre_ComesFiveTimesADay()
    {
        var book = new ControlBook();
        for (int number = 0; number < 5; number++) (book, _) = book.AskMail($"a-{number}", Host, Box, "1", Start);

        Assert.Equal(ControlCodes.TooOften, book.AskMail("a-9", Host, Box, "1", Start.AddHours(1)).Answer.Code);
    }

    [Fact]
    public void File_AskedForAgain_HasTheLastCodeAlone()
    {
        var (book, first) = new ControlBook().AskFile("a-1", Host, "1", Start);
        (book, var second) = book.AskFile("a-1", Host, "2", Start);
        (book, var looked) = book.Look("a-1", Host, Start);

        Assert.Equal(("1", "2", ControlCode.Hash("2")), (first.Secret, second.Secret, looked.Hash));
        Assert.Equal(ControlCodes.TooOften, book.Look("a-1", Host, Start.AddSeconds(14)).Answer.Code);
        Assert.Equal(ControlCodes.NoCode, book.Look("a-1", Host, Start.AddDays(14)).Answer.Code);
        Assert.Equal(ControlCodes.NoCode, book.Look("a-1", null, Start).Answer.Code);
        Assert.Equal(ControlCodes.NoCode, book.Enter("a-1", Host, "2", Start).Answer.Code);
    }

    [Fact]
    public void Codes_All_AreInTheCatalogueAndNoOtherIs() => Assert.Equal(
        ProblemCatalogue.Standard.All.Where(problem => problem.Area == "control").Select(problem => problem.Code),
        typeof(ControlCodes).GetFields().Select(field => (string?)field.GetRawConstantValue()).Order(StringComparer.Ordinal));
}
