using System.Reflection;
using System.Runtime.CompilerServices;

namespace Federation.Contracts.Tests;

/// <summary>What every record of the contracts promises: sealed, only set while it is made, sensible when little is said.</summary>
public sealed class RecordTests
{
    public static TheoryData<Type> Records =>
        new(typeof(IAdapter).Assembly.GetExportedTypes().Where(type => type.GetMethod("<Clone>$") is not null && !type.IsAbstract));

    [Theory]
    [MemberData(nameof(Records))]
    public void Record_OnceMade_CannotChange(Type record)
    {
        Assert.True(record.IsSealed);
        Assert.All(record.GetProperties().Where(property => property.SetMethod is not null), property =>
            Assert.Contains(typeof(IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
        Assert.Empty(record.GetFields(BindingFlags.Public | BindingFlags.Instance));
    }

    [Fact]
    public void Page_OnlyRecords_ClaimsNothingElse()
    {
        var page = new Page { Records = [] };

        Assert.False(page.EndOfSnapshot);
        Assert.Empty(page.DeletedIds);
        Assert.Null(page.NextCursor);
        Assert.Null(page.EstimatedTotal);
    }

    [Fact]
    public void Page_Changed_LeavesTheOriginal()
    {
        var page = new Page { Records = [], NextCursor = "2" };
        var last = page with { NextCursor = null, EndOfSnapshot = true };

        Assert.Equal("2", page.NextCursor);
        Assert.False(page.EndOfSnapshot);
        Assert.True(last.EndOfSnapshot);
        Assert.Same(page.Records, last.Records);
    }

    // Why change is detected by hashing canonical content, never by comparing drafts.
    [Fact]
    public void Draft_EqualListsOfServices_AreComparedByReference()
    {
        var one = new ListingDraft { Name = "La Cantine", Services = new List<string> { ServiceKeys.Coworking } };
        var other = one with { Services = new List<string> { ServiceKeys.Coworking } };

        Assert.NotEqual(one, other);
        Assert.Equal(one, one with { });
    }

    [Fact]
    public void Draft_OnlyAName_GuessesNothing()
    {
        var draft = new ListingDraft { Name = "La Cantine" };

        Assert.All(
            typeof(ListingDraft).GetProperties().Where(property => property.Name is not nameof(draft.Name)),
            property => Assert.True(property.GetValue(draft) is null or System.Collections.ICollection { Count: 0 }, property.Name));
    }

    [Fact]
    public void SourceRecord_OnlyIdAndBytes_IsJsonWithoutPersonsOrIssues()
    {
        var record = new SourceRecord { SourceId = "1", Raw = "{}"u8.ToArray() };

        Assert.Equal("application/json", record.MediaType);
        Assert.Empty(record.PersonFields);
        Assert.Empty(record.Issues);
        Assert.Null(record.Locator);
        Assert.Null(record.ModifiedAt);
    }

    [Fact]
    public void FetchRequest_NothingSaid_ReadsEverythingFromTheStart()
    {
        var request = new FetchRequest();

        Assert.Equal(FetchMode.Full, request.Mode);
        Assert.Null(request.Cursor);
        Assert.Null(request.MostRecords);
        Assert.Equal(500, request.PageSize);
    }
}
