using System.Diagnostics.CodeAnalysis;
using Federation.Contracts;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>What an adapter may add to rows: ids of their own making, and persons in texts that are not meant for them.</summary>
public sealed class CsvCompletionTests
{
    [Fact]
    public async Task Table_WithoutIds_AsksItsFormatForThem()
    {
        var run = await Tables.ReadAsync(Tables.Of(new NumberingFormat()), "NOM,MAIL\nLa Grange,a@b.example\nLe Four,x,y\n");

        Assert.Equal(["LA GRANGE", ""], run.Records.Select(record => record.SourceId));

        // The row of the wrong width has no id that could be trusted, so nothing of it is kept.
        Assert.Equal("{}", run.Records[1].Text());
        Assert.Equal("csv.width", Assert.Single(run.Records[1].Issues).Code);
    }

    [Theory]
    [InlineData("écrire à accueil@mairie.example", true)]
    [InlineData("A.B+c@Sous-Domaine.Mairie.FR", true)]
    [InlineData("L'Observ@toire", false)]
    [InlineData("suivez @lagrange.", false)]
    [InlineData("a@b", false)]
    [InlineData("", false)]
    public async Task Mailbox_InAnyColumn_MakesItsTextAPersons(string text, bool isPerson)
    {
        var cutting = Tables.Of(new CsvFormat { RequiredHeaders = ["ID", "NOM"], IdHeader = "ID", PersonHeaders = ["MAIL"], CutsMailboxes = true });
        string table = $"ID,NOM,MAIL,REMARQUE\n1,La Grange,a@b.example,{text}\n";

        var record = Assert.Single((await Tables.ReadAsync(cutting, table)).Records);
        var kept = Assert.Single((await Tables.ReadAsync(Tables.Csv("ID", "NOM"), table)).Records);

        Assert.Equal(isPerson ? ["/MAIL", "/REMARQUE"] : ["/MAIL"], record.PersonFields);
        Assert.Equal(["/MAIL"], kept.PersonFields);
    }

    private sealed class NumberingFormat : CsvFormat
    {
        [SetsRequiredMembers]
        public NumberingFormat()
        {
            RequiredHeaders = ["NOM"];
            IdHeader = null;
            PersonHeaders = ["MAIL"];
        }

        protected internal override SourceRecord Complete(SourceRecord record) =>
            record.Issues.Count > 0 ? record : record with { SourceId = record.Cells()[0].ToUpperInvariant() };
    }
}
