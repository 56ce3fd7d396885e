namespace Federation.Contracts.Tests;

public sealed class FindingTests
{
    [Fact]
    public void Error_CodeMessagePointer_AreKept()
    {
        var issue = Issue.Error("coordinates.range", "Longitude 913 is outside -180 to 180.", "/LON");

        Assert.Equal(IssueSeverity.Error, issue.Severity);
        Assert.Equal("coordinates.range", issue.Code);
        Assert.Equal("Longitude 913 is outside -180 to 180.", issue.Message);
        Assert.Equal("/LON", issue.Pointer);
    }

    [Fact]
    public void Warning_NoPointer_IsAboutTheWholeRecord()
    {
        var issue = Issue.Warning("coordinates.missing", "No coordinates.");

        Assert.Equal(IssueSeverity.Warning, issue.Severity);
        Assert.Null(issue.Pointer);
    }

    [Fact]
    public void Issue_SameContent_IsEqual() =>
        Assert.Equal(Issue.Warning("a.b", "c", "/d"), new Issue { Code = "a.b", Message = "c", Pointer = "/d", Severity = IssueSeverity.Warning });

    [Theory]
    [InlineData(null, true)]
    [InlineData(IssueSeverity.Info, true)]
    [InlineData(IssueSeverity.Warning, true)]
    [InlineData(IssueSeverity.Error, false)]
    public void Passed_WorstFinding_OnlyAnErrorFails(IssueSeverity? worst, bool passed)
    {
        Issue[] issues = worst is { } severity
            ? [Issue.Warning("a.b", "c"), new Issue { Code = "a.b", Message = "c", Severity = severity }]
            : [];

        Assert.Equal(passed, new CheckResult { Issues = issues }.Passed);
    }

    [Fact]
    public void AdapterException_AllGiven_CarriesKindCodeCauseAndWait()
    {
        var cause = new HttpRequestException("429");
        var failure = new AdapterException(FailureKind.RateLimited, "http.rate-limited", "The source asked us to wait.", cause)
        {
            RetryAfter = TimeSpan.FromSeconds(30),
        };

        Assert.Equal(FailureKind.RateLimited, failure.Kind);
        Assert.Equal("http.rate-limited", failure.Code);
        Assert.Same(cause, failure.InnerException);
        Assert.Equal(TimeSpan.FromSeconds(30), failure.RetryAfter);
    }

    [Fact]
    public void AdapterException_SourceSaidNothing_HasNoWait() =>
        Assert.Null(new AdapterException(FailureKind.Transient, "http.status", "503").RetryAfter);
}
