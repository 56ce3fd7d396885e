using System.Net;
using System.Net.Sockets;
using Federation.Host.Settings;

namespace Federation.Host.Tests;

public sealed class ListenAddressesTests
{
    [Fact]
    public void Read_Addresses_TellsEach() =>
        Assert.Equal(["http://localhost:5080", "http://127.0.0.1:0", "http://*:80"], ListenAddresses.Read("http://localhost:5080; http://127.0.0.1:0;http://*:80"));

    [Fact]
    public void Read_None_IsNoAddress() => Assert.Empty(ListenAddresses.Read("none"));

    [Theory]
    [InlineData("none;http://localhost:5080", "\"none\"")]
    [InlineData("", "no address")]
    [InlineData(";", "no address")]
    [InlineData("nonsense", "not an address")]
    [InlineData("http://localhost:5080;nonsense", "\"nonsense\"")]
    [InlineData("http://", "not an address")]
    [InlineData("https://localhost:5080", "proxy")]
    [InlineData("ftp://localhost:5080", "http://")]
    [InlineData("http://localhost:0", "127.0.0.1:0")]
    [InlineData("http://localhost:70000", "65535")]
    [InlineData("http://localhost:5080/here", "path")]
    public void Read_WhatCannotBeListenedOn_SaysWhy(string urls, string why) =>
        Assert.Contains(why, Assert.Throws<SettingsException>(() => ListenAddresses.Read(urls)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public void RequireFree_WhereAnotherListens_SaysWhatToDo(string host)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string address = $"http://{host}:{((IPEndPoint)other.LocalEndpoint).Port}";

        var failure = Assert.Throws<SettingsException>(() => ListenAddresses.RequireFree([address]));

        Assert.Contains(address, failure.Message, StringComparison.Ordinal);
        Assert.Contains("--urls", failure.Message, StringComparison.Ordinal);
    }
}
