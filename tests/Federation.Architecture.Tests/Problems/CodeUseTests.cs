using System.Text.RegularExpressions;
using Federation.Cluster.Problems;

namespace Federation.Architecture.Tests.Problems;

public sealed partial class CodeUseTests
{
    private static readonly IReadOnlyList<CodeUse> Uses = CodeUse.Scan("contracts", "plugins", "host");

    [Fact]
    public void Sources_EveryCode_IsInTheCatalogue() =>
        Offences.None(Uses.Where(use => use.Code is { } code && !ProblemCatalogue.Standard.TryFind(code, out _)).Select(use => $"{use.Code} at {use.Place}"));

    // What is put together at run time cannot be looked up, translated or retired.
    [Fact]
    public void Sources_EveryCode_IsALiteral() => Offences.None(Uses.Where(use => use.Code is null).Select(use => use.Place));

    [Fact]
    public void Catalogue_EveryCode_IsDottedAndLowerCase() =>
        Assert.All(ProblemCatalogue.Standard.All, problem => Assert.Matches(Dotted(), problem.Code));

    [Theory]
    [InlineData("""throw new AdapterException(FailureKind.Bug, "a.b", "text")""", "a.b")]
    [InlineData("""throw new AdapterException(kind, "a.b", "text")""", "a.b")]
    [InlineData("new AdapterException(\n    FailureKind.Bug,\n    \"a.b\",\n    \"text\")", "a.b")]
    [InlineData("""AdapterException Gone() => new(FailureKind.SourceChanged, "a.b", "text")""", "a.b")]
    [InlineData("""Issue.Error("a.b", "text")""", "a.b")]
    [InlineData("""Issue.Warning("a.b", "text", "/LAT")""", "a.b")]
    [InlineData("""Issue.Warning(Codes.Known, "text")""", "known.code")]
    [InlineData("""Issue.Warning(Known, "text")""", "known.code")]
    [InlineData("""new NotFound(Codes.Known, "text", "run")""", "known.code")]
    [InlineData("""NotFound.Centre(Codes.Known)""", "known.code")]
    [InlineData("""MatchAnswer.Refused(Codes.Known, $"text {a}")""", "known.code")]
    [InlineData("""new Refused("a.b", "text")""", "a.b")]
    [InlineData("Issue.Warning($\"a.{b}\", \"text\")", null)]
    [InlineData("new InputProblem($\"a.{b}\", \"text\", null)", null)]
    public void In_OneReport_FindsItsCode(string source, string? code)
    {
        var constants = new[] { "known.code" }.ToLookup(_ => "Known");

        Assert.Equal(new CodeUse(code, "A.cs:1"), Assert.Single(CodeUse.In(source, "A.cs", constants)));
    }

    [Theory]
    [InlineData("""log.Error("a.b")""")]
    [InlineData("""Issue.Error(code, "text")""")]
    [InlineData("""new AdapterException(failure.Kind, failure.Code, failure.Message)""")]
    [InlineData("new Refused(answer.Code, answer.Message)")]
    public void In_NoCodeOfItsOwn_FindsNothing(string source) =>
        Assert.Empty(CodeUse.In(source, "A.cs", Array.Empty<string>().ToLookup(_ => "")));

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$")]
    private static partial Regex Dotted();
}
