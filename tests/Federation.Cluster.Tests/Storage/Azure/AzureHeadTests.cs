using Federation.Cluster.Storage.Azure;

namespace Federation.Cluster.Tests.Storage.Azure;

public sealed class AzureHeadTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("0000000003/record")]
    public void Head_AsARow_ComesBackAsItWas(string? record)
    {
        var head = new AzureHead { Format = 7, Position = long.MaxValue, Bytes = 5, Era = 3, Record = record, Applied = 198, Filler = -5, Turns = [new WriterTurn(-1, 2), new WriterTurn(long.MinValue, 1)] };

        var read = AzureHead.Of(head.ToEntity());

        Assert.Equal(head with { Turns = [] }, read with { Turns = [] });
        Assert.Equal(head.Turns, read.Turns);
    }

    [Fact]
    public void Turns_AreTheLastOfEachWriterAndOfThirtyTwoWriters()
    {
        var head = new AzureHead();
        for (int number = 1; number <= 3; number++) head = head.With(new WriterTurn(0, number));
        Assert.Equal([new WriterTurn(0, 3)], head.Turns);

        for (int writer = 1; writer < 32; writer++) head = head.With(new WriterTurn(writer, 1));
        Assert.True(head.Holds(new WriterTurn(0, 3)));
        Assert.False(head.Holds(new WriterTurn(0, 2)));

        Assert.False(head.With(new WriterTurn(32, 1)).Holds(new WriterTurn(0, 3)));
    }
}
