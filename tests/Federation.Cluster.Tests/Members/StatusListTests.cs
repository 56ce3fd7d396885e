using System.Buffers.Text;
using System.IO.Compression;
using CsCheck;
using Federation.Cluster.Members.Passes.Status;

namespace Federation.Cluster.Tests.Members;

public sealed class StatusListTests
{
    [Fact]
    public void Read_WhatWasWritten_HasExactlyThesePlacesTakenBack() => Gen.Int[0, StatusList.Places - 1].Array[0, 200].Sample(withdrawn =>
    {
        var read = StatusList.Read(StatusList.Of(withdrawn).ToString());
        return read is not null && !withdrawn.Any(read.IsGood) && !read.IsGood(-1) && !read.IsGood(StatusList.Places) && Enumerable.Range(0, 500).All(index => read.IsGood(index) != withdrawn.Contains(index));
    }, iter: 50);

    // The example of draft-ietf-oauth-status-list, section 4.1: 16 places of a bit each.
    [Fact]
    public void Read_TheExampleOfTheSpecification_IsAsItSays()
    {
        int[] statuses = [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1];

        var list = StatusList.Read("eNrbuRgAAhcBXQ");

        Assert.NotNull(list);
        Assert.Equal(statuses.Select(status => status == 0), Enumerable.Range(0, statuses.Length).Select(list.IsGood));
        Assert.False(list.IsGood(16));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64url!")]
    [InlineData("AAAA")]
    [InlineData("eNrbuRgAAhcBX")] // cut off
    public void Read_AnythingElse_IsNone(string lst) => Assert.Null(StatusList.Read(lst));

    [Fact]
    public void Read_ABomb_IsNone()
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) packing.Write(new byte[64 * 1024 * 1024]);

        Assert.Null(StatusList.Read(Base64Url.EncodeToString(packed.ToArray())));
    }
}
