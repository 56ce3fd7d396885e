namespace Federation.Contracts.Testing.Tests.Suite;

/// <summary>The suite passes what is sound, and each fact finds the adapter that breaks it and no other does.</summary>
public sealed class SuiteTests
{
    public static TheoryData<string, Func<Task<IReadOnlyDictionary<string, string>>>> Broken => new()
    {
        { nameof(AdapterConformance<>.Reading_ASecondTime_GivesTheSame), ProbeRun.FailuresAsync<ChangingAdapter> },
        { nameof(AdapterConformance<>.Pages_Each_KeepToTheContract), ProbeRun.FailuresAsync<LargePagesAdapter> },
        { nameof(AdapterConformance<>.Reading_KilledAfterAnyPage_IsGoneOnWithAndLosesNothing), ProbeRun.FailuresAsync<EqualTimesAdapter> },
        { nameof(AdapterConformance<>.Cursor_OldOrOfNobody_IsGoneOnFromOrRefused), ProbeRun.FailuresAsync<TrustingAdapter> },
        { nameof(AdapterConformance<>.Source_Empty_FailsByName), ProbeRun.FailuresAsync<NothingAdapter> },
        { nameof(AdapterConformance<>.Source_ServerError_FailsByNameAndDeletesNothing), ProbeRun.FailuresAsync<DownAdapter> },
        { nameof(AdapterConformance<>.Source_LoginPage_FailsByNameAndDeletesNothing), ProbeRun.FailuresAsync<PageAdapter> },
        { nameof(AdapterConformance<>.Source_BrokenOffAnywhere_FailsByNameAndDeletesNothing), ProbeRun.FailuresAsync<HalfAdapter> },
        { nameof(AdapterConformance<>.Source_CutSilently_DeletesNothing), ProbeRun.FailuresAsync<CutAdapter> },
        { nameof(AdapterConformance<>.Source_AsksToWait_IsToldWithItsTime), ProbeRun.FailuresAsync<HastyAdapter> },
        { nameof(AdapterConformance<>.Source_Stalls_CancelIsObeyedWithinTwoSeconds), ProbeRun.FailuresAsync<DeafAdapter> },
        { nameof(AdapterConformance<>.Record_Each_IsMappedOrRejected), ProbeRun.FailuresAsync<ThrowingAdapter> },
        { nameof(AdapterConformance<>.Mapping_AnyInstanceOrderCultureAndZone_GivesTheSame), ProbeRun.FailuresAsync<CultureAdapter> },
        { nameof(AdapterConformance<>.Mapping_AnyInstanceOrderCultureAndZone_GivesTheSame), ProbeRun.FailuresAsync<ZoneAdapter> },
        { nameof(AdapterConformance<>.Mapping_AnyInstanceOrderCultureAndZone_GivesTheSame), ProbeRun.FailuresAsync<CountingAdapter> },
        { nameof(AdapterConformance<>.Draft_Each_IsWithinTheContractsLimits), ProbeRun.FailuresAsync<WordyAdapter> },
        { nameof(AdapterConformance<>.Person_None_ComesOut), ProbeRun.FailuresAsync<TalkativeAdapter> },
        { nameof(AdapterConformance<>.Secret_None_ComesOut), ProbeRun.FailuresAsync<LoggingAdapter> },
        { nameof(AdapterConformance<>.Check_GoodAndBadSource_TellsThemApart), ProbeRun.FailuresAsync<CarelessAdapter> },
        { nameof(AdapterConformance<>.Preview_OfOneRecord_SaysNothingOfAnEnd), ProbeRun.FailuresAsync<EarlyAdapter> },
        { nameof(AdapterConformance<>.Increment_AfterAWholeReading_BringsNothingNew), ProbeRun.FailuresAsync<ForgettingAdapter> },
        { nameof(AdapterConformance<>.Manifest_OfTheClass_FitsIt), ProbeRun.FailuresAsync<BoastingAdapter> },
        { nameof(AdapterConformance<>.Loading_ManyTimes_LeavesNothingAlive), ProbeRun.FailuresAsync<ClingingAdapter> },
        { nameof(AdapterConformance<>.Output_OfTheSample_IsTheGoldenOne), ProbeRun.FailuresWithGoldenAsync<RenamingAdapter> },
    };

    [Fact]
    public async Task Suite_SoundAdapter_Passes() => Assert.Empty(await ProbeRun.FailuresAsync<SoundAdapter>());

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task Suite_BrokenAdapter_IsFoundByItsFactAndByNoOther(string fact, Func<Task<IReadOnlyDictionary<string, string>>> run)
    {
        var failures = await run();

        foreach (var (found, message) in failures) TestContext.Current.TestOutputHelper?.WriteLine($"{found}: {message}");
        Assert.Equal([fact], failures.Keys);
    }

    [Fact]
    public void Suite_EveryFact_HasItsBrokenAdapter()
    {
        var facts = typeof(AdapterConformance<SoundAdapter>).GetMethods().Where(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: false).Length > 0).Select(method => method.Name);

        Assert.Equal(facts.Except(["Report_OfTheCase_IsPrinted"]).Order(StringComparer.Ordinal), Broken.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal));
    }
}
