using System.Collections.Concurrent;
using Xunit;

namespace Federation.Contracts.Testing;

/// <summary>
/// What every adapter has to hold, as tests that are inherited. Each fact says in its output where it is not applicable. Cases of one adapter are classes of their own.
/// </summary>
/// <typeparam name="TAdapter">The class that <c>adapter.json</c> names.</typeparam>
/// <example><code>
/// public sealed class MyAdapterConformance : AdapterConformance&lt;MyAdapter&gt;
/// {
///     protected override AdapterCase Case =&gt; AdapterCase.File("sample.csv");
/// }
/// </code></example>
public abstract class AdapterConformance<TAdapter>
    where TAdapter : class, IAdapter, new()
{
    // The undisturbed reading is the same for all facts of a class.
    private static readonly ConcurrentDictionary<Type, Lazy<CaseTrial>> Trials = new();

    /// <summary>What the adapter is tried over.</summary>
    protected abstract AdapterCase Case { get; }

    private CaseTrial Trial => Trials.GetOrAdd(GetType(), _ => new Lazy<CaseTrial>(() => new CaseTrial(typeof(TAdapter), Create, Case))).Value;

    [Fact]
    public Task Reading_ASecondTime_GivesTheSame() => HoldAsync(new SameAgain());

    [Fact]
    public Task Pages_Each_KeepToTheContract() => HoldAsync(new PageRules());

    [Fact]
    public Task Reading_KilledAfterAnyPage_IsGoneOnWithAndLosesNothing() => HoldAsync(new KilledAndResumed());

    [Fact]
    public Task Cursor_OldOrOfNobody_IsGoneOnFromOrRefused() => HoldAsync(new StrangeCursors());

    [Fact]
    public Task Source_Empty_FailsByName() => HoldAsync(new EmptySource());

    [Fact]
    public Task Source_ServerError_FailsByNameAndDeletesNothing() => HoldAsync(new ServerErrors());

    [Fact]
    public Task Source_LoginPage_FailsByNameAndDeletesNothing() => HoldAsync(new LoginPages());

    [Fact]
    public Task Source_BrokenOffAnywhere_FailsByNameAndDeletesNothing() => HoldAsync(new BrokenTransfers());

    [Fact]
    public Task Source_CutSilently_DeletesNothing() => HoldAsync(new SilentCuts());

    [Fact]
    public Task Source_AsksToWait_IsToldWithItsTime() => HoldAsync(new RateLimits());

    [Fact]
    public Task Source_Stalls_CancelIsObeyedWithinTwoSeconds() => HoldAsync(new Cancelled());

    [Fact]
    public Task Record_Each_IsMappedOrRejected() => HoldAsync(new MappedOrRejected());

    [Fact]
    public Task Mapping_AnyInstanceOrderCultureAndZone_GivesTheSame() => HoldAsync(new SameMapping());

    [Fact]
    public Task Draft_Each_IsWithinTheContractsLimits() => HoldAsync(new DraftLimits());

    [Fact]
    public Task Person_None_ComesOut() => HoldAsync(new NoPersons());

    [Fact]
    public Task Secret_None_ComesOut() => HoldAsync(new NoSecrets());

    [Fact]
    public Task Check_GoodAndBadSource_TellsThemApart() => HoldAsync(new Checks());

    [Fact]
    public Task Preview_OfOneRecord_SaysNothingOfAnEnd() => HoldAsync(new Previews());

    [Fact]
    public Task Increment_AfterAWholeReading_BringsNothingNew() => HoldAsync(new Increments());

    [Fact]
    public Task Manifest_OfTheClass_FitsIt() => HoldAsync(new ManifestFits());

    [Fact]
    public Task Loading_ManyTimes_LeavesNothingAlive() => HoldAsync(new Reloads());

    [Fact]
    public Task Output_OfTheSample_IsTheGoldenOne() => HoldAsync(new GoldenOutput());

    /// <summary>Prints what the case gives, and its level. It fails only where the case cannot be read.</summary>
    [Fact]
    public async Task Report_OfTheCase_IsPrinted()
    {
        var report = await ReportAsync();
        Tell(report.ToString());
        Assert.True(report.Measures.Read > 0, "The case gave no record.");
    }

    /// <summary>The report as data, for a table of an author's own.</summary>
    public Task<ConformanceReport> ReportAsync() => ConformanceReport.OfAsync(Trial, ConformanceFacts.Named);

    /// <summary>A new adapter. Overridden where one is to be made otherwise than the host makes it, which is by its constructor without parameters.</summary>
    protected virtual IAdapter Create() => new TAdapter();

    private async Task HoldAsync(ConformanceFact fact)
    {
        if (await fact.WhyNotAsync(Trial) is { } why) Tell($"not applicable: {why}");
        else await fact.HoldAsync(Trial);
    }

    private static void Tell(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);
}
